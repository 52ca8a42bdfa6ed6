/** What the trail keeps of a value: plain JSON. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Stands where a secret was given. */
export const WITHHELD = '[dirahasiakan]';

const MOST_TEXT = 2_000;
const MOST_ENTRIES = 200;
const MOST_DEPTH = 8;

/** Names under which secrets travel, in any spelling: `password_hash`, `newPassword`, `Set-Cookie`, `kataSandi`. */
const SECRET_NAME =
  /pass(word|wd|phrase)|sandi|secret|token|hash|cookie|authori[sz]ation|credential|otp|\bpin\b|nonce|verifier|apikey|api[-_ ]key|private[-_ ]?key|recovery[-_ ]?code/i;

/** Secrets that stand in the midst of a text: password hashes, bearer tokens, session cookies, keys of this program (43 characters of base64url), JWTs. */
const SECRET_TEXTS: readonly RegExp[] = [
  /\$(argon2\w*|2[aby]|scrypt|pbkdf2[\w-]*)\$\S+/g,
  /\bBearer\s+\S+/gi,
  /\bpantau_session=[^;\s]*/gi,
  /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g,
  /(?<![\w-])[\w-]{43}(?![\w-])/g,
];

/** A text without what looks like a secret, and not longer than the trail keeps. */
export function textWithoutSecrets(text: string, most = MOST_TEXT): string {
  const told = SECRET_TEXTS.reduce((left, secret) => left.replace(secret, WITHHELD), text);
  return told.length > most ? `${told.slice(0, most - 1)}…` : told;
}

/**
 * A value as the trail may keep it: JSON without secrets, cut to a size that no caller can abuse.
 * Under a secret's name only yes, no and nothing stay (`mustChangePassword: true`).
 */
export function withoutSecrets(value: unknown, depth = 0): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return textWithoutSecrets(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (depth >= MOST_DEPTH || typeof value !== 'object' || ArrayBuffer.isView(value)) return WITHHELD;
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map((one) => withoutSecrets(one, depth + 1));
  const entries = Object.entries(value).slice(0, MOST_ENTRIES);
  return Object.fromEntries(
    entries
      .filter(([, one]) => one !== undefined)
      .map(([name, one]): [string, Plain] => [
        name,
        SECRET_NAME.test(name) && one !== null && typeof one !== 'boolean' ? WITHHELD : withoutSecrets(one, depth + 1),
      ]),
  );
}
