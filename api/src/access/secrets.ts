import { createHash, createHmac, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** 256 random bits as text; nobody guesses it, so its stored form needs no salt. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** The stored form of a session or API token. With a key, a stolen database alone cannot be searched for it. */
export function hashOfSecret(secret: string, key: string | null = null): string {
  return (key === null ? createHash('sha256') : createHmac('sha256', key)).update(secret).digest('hex');
}

/** argon2id with 19 MiB and two passes, about 20 ms here (OWASP password storage, 2024). */
export const hashPassword = (password: string): Promise<string> =>
  hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });

let decoy: Promise<string> | null = null;

/** True when the password is that of the hash. Takes as long for an account that does not exist (`null`). */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword(newSecret());
  const fits = await verify(passwordHash ?? (await decoy), password);
  return fits && passwordHash !== null;
}
