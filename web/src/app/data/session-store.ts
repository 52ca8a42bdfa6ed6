import { HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Injectable, Injector, signal } from '@angular/core';
import { SessionBody, type Permission, type Session } from '@pantausop/contracts';
import { Api } from './api';

/** Who is signed in, for the whole application. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly injector = inject(Injector);
  private readonly state = signal<Session | null>(null);

  readonly session = this.state.asReadonly();
  readonly sample = computed(() => this.state()?.sample ?? false);
  readonly government = computed(() => this.state()?.roles.at(0)?.unitName ?? '');

  may(permission: Permission): boolean {
    return this.state()?.permissions.includes(permission) ?? false;
  }

  /** The session known so far, else asked from the server; null when nobody is signed in. */
  async ensure(): Promise<Session | null> {
    if (this.state() !== null) return this.state();
    try {
      this.state.set(await this.api.fetch('/session', SessionBody));
    } catch (error) {
      if (error instanceof HttpErrorResponse && error.status === 401) return null;
      throw error;
    }
    return this.state();
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.api.tell('POST', '/session', { username, password });
    this.forget();
    await this.ensure();
  }

  async signOut(): Promise<void> {
    await this.api.tell('DELETE', '/session');
    this.forget();
  }

  forget(): void {
    this.state.set(null);
  }

  /** Late, because the interceptor that serves the client needs this store. */
  private get api(): Api {
    return this.injector.get(Api);
  }
}
