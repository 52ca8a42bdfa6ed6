import { inject, Injectable } from '@angular/core';
import {
  AccountSchema,
  CreatedTokenSchema,
  MySessionsSchema,
  MyTokensSchema,
  OwnOptOutsSchema,
  type CreatedToken,
  type NewToken,
} from '@pantausop/contracts';
import { Api } from '../data/api';

/** The own account, its sessions and tokens; for as long as the page stands. */
@Injectable()
export class AccountStore {
  private readonly api = inject(Api);
  readonly account = this.api.read(AccountSchema, () => ({ path: '/account' }));
  readonly sessions = this.api.read(MySessionsSchema, () => ({ path: '/account/sessions' }));
  readonly tokens = this.api.read(MyTokensSchema, () => ({ path: '/account/tokens' }));

  readonly optOuts = this.api.read(OwnOptOutsSchema, () => ({ path: '/account/report-opt-outs' }));

  async setEmail(email: string | null, current: string): Promise<void> {
    await this.api.send('PUT', '/account/email', { email, current }, AccountSchema);
    this.account.reload();
  }

  async endSession(id: string): Promise<void> {
    await this.api.tell('DELETE', `/account/sessions/${encodeURIComponent(id)}`);
    this.sessions.reload();
  }

  endSessions(): Promise<void> {
    return this.api.tell('DELETE', '/account/sessions');
  }

  async createToken(wanted: NewToken): Promise<CreatedToken> {
    const created = await this.api.send('POST', '/account/tokens', wanted, CreatedTokenSchema);
    this.tokens.reload();
    return created;
  }

  async receiveAgain(schedule: string): Promise<void> {
    await this.api.tell('DELETE', `/account/report-opt-outs/${encodeURIComponent(schedule)}`);
    this.optOuts.reload();
  }

  async revokeToken(id: string): Promise<void> {
    await this.api.tell('DELETE', `/account/tokens/${encodeURIComponent(id)}`);
    this.tokens.reload();
  }
}
