import { inject, Injectable, signal } from '@angular/core';
import { ReportVerificationSchema, type ReportVerification } from '@pantausop/contracts';
import { Api } from '../data/api';
import { failureOf, type Failure } from '../data/problem';

/** What is known of a digest: of which report it is (null = of none), or why that cannot be told. */
export type Verdict = { readonly found: ReportVerification | null } | { readonly failure: Failure };

/** Asks whether a digest was issued, and reads the digest of a file without sending the file anywhere. */
@Injectable()
export class VerifyStore {
  private readonly api = inject(Api);
  readonly hashing = signal(false);

  /** Browsers compute digests for pages of a secure address only. */
  readonly canHash = globalThis.isSecureContext;

  async verdictOf(digest: string): Promise<Verdict> {
    try {
      return { found: await this.api.fetch(`/verify/${encodeURIComponent(digest)}`, ReportVerificationSchema) };
    } catch (error) {
      const failure = failureOf(error);
      return failure.problem?.status === 404 ? { found: null } : { failure };
    }
  }

  /** SHA-256 in hex */
  async digestOf(file: Blob): Promise<string> {
    this.hashing.set(true);
    try {
      const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
      return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    } finally {
      this.hashing.set(false);
    }
  }
}
