import type { Generated } from 'kysely';

/** Who may sign in. Stamps are microseconds since the epoch. */
export interface UsersTable {
  id: string;
  /** lower case, unique */
  username: string;
  name: string;
  /** argon2id, PHC format */
  password_hash: string;
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
  user_id: string;
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
}

/** Failed sign-ins, counted by account and by address. */
export interface SignInFailuresTable {
  /** `user:<username>` or `address:<ip>` */
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
}
