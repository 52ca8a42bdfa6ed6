import type { Generated } from 'kysely';

/** Who may sign in. Stamps are microseconds since the epoch. */
export interface UsersTable {
  id: string;
  /** lower case, unique */
  username: string;
  name: string;
  /** argon2id, PHC format; empty = enters by single sign-on only */
  password_hash: string;
  /** lower case, unique; where a link to reset the password goes */
  email: Generated<string | null>;
  /** 1 = the password was set by somebody else and opens nothing but its own change */
  must_change_password: Generated<number>;
  /** 1 for an account that the sample data made */
  sample: Generated<number>;
  /** 1 = may not sign in */
  disabled: Generated<number>;
  created_at: number;
}

/** A role at a unit and everything below it. */
export interface GrantsTable {
  id: Generated<number>;
  user_id: string;
  role: string;
  unit_id: string;
}

/** A signed-in browser. The token itself is only in its cookie. */
export interface SessionsTable {
  /** SHA-256 of the token, hexadecimal */
  token_hash: string;
  /** names the session to its owner; opens nothing */
  id: string;
  user_id: string;
  /** what it runs on, as codes: nothing more of the user agent is kept */
  browser: string;
  system: string;
  created_at: number;
  last_seen_at: number;
}

/** A key of another program, acting as its user. */
export interface ApiTokensTable {
  id: string;
  /** SHA-256 of the token, hexadecimal */
  token_hash: string;
  user_id: string;
  label: string;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
  /** JSON list of permissions that it is limited to; null = all of its user's */
  scopes: Generated<string | null>;
  last_used_at: Generated<number | null>;
}

/** A link by mail that lets its owner set a password, once. */
export interface PasswordResetsTable {
  /** SHA-256 of the token in the link, hexadecimal */
  token_hash: string;
  user_id: string;
  created_at: number;
}

/** A person of the single sign-on provider and the account that is theirs here. */
export interface IdentitiesTable {
  issuer: string;
  subject: string;
  user_id: string;
  created_at: number;
}

/** A browser that was sent to the single sign-on provider and is not back yet. */
export interface SsoAttemptsTable {
  /** SHA-256 of the state, which the browser keeps in a cookie */
  state_hash: string;
  nonce: string;
  code_verifier: string;
  /** the page to open afterwards */
  way_back: string;
  created_at: number;
}

/** Failed sign-ins, counted by account and by address. */
export interface SignInFailuresTable {
  /** `user:<username>`, `address:<ip>` or `reset-address:<ip>` */
  subject: string;
  failures: number;
  last_failed_at: number;
}

export interface AccessTables {
  users: UsersTable;
  grants: GrantsTable;
  sessions: SessionsTable;
  api_tokens: ApiTokensTable;
  sign_in_failures: SignInFailuresTable;
  password_resets: PasswordResetsTable;
  identities: IdentitiesTable;
  sso_attempts: SsoAttemptsTable;
}
