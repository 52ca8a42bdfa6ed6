import { HttpClient, HttpEventType } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, type Signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { filter, firstValueFrom, map, switchMap, tap } from 'rxjs';
import { API } from '../paths';
import { heldAgainst, type Contract, type LaterContract } from './contract';
import { failureOf, type Failure } from './problem';

export type QueryValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** A read that lasts: while the next answer is on its way the previous one stays on screen, so that nothing jumps. */
export interface Reading<T> {
  /** undefined until the first answer */
  readonly value: Signal<T | undefined>;
  readonly loading: Signal<boolean>;
  readonly failure: Signal<Failure | undefined>;
  reload(): void;
}

export interface Question {
  readonly path: string;
  readonly query?: QueryValues;
}

/** The one way to the server: every answer is parsed by the schema of the contract. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  /** Call in an injection context (a store's field). `undefined` asks nothing yet. */
  read<T>(contract: Contract<T> | LaterContract<T>, question: () => Question | undefined): Reading<T> {
    const resource = rxResource({
      params: question,
      stream: ({ params: { path, query } }) =>
        this.http
          .get<unknown>(API + path, { params: given(query) })
          .pipe(switchMap((body) => heldAgainst(contract, body))),
    });
    const answered = computed(() => (resource.hasValue() ? resource.value() : undefined));
    const value = linkedSignal<T | undefined, T | undefined>({
      source: answered,
      computation: (now, before) => now ?? before?.value,
    });
    const failure = computed(() => {
      const error = resource.error();
      return error === undefined ? undefined : failureOf(error);
    });
    return { value: value.asReadonly(), loading: resource.isLoading, failure, reload: () => void resource.reload() };
  }

  /** Sends and parses the answer. Rejects with HttpErrorResponse; read it with `failureOf`. */
  send<T>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    contract: Contract<T>,
    /** the version on which somebody decided, for `If-Match` */
    version?: string,
  ): Promise<T> {
    const headers: Record<string, string> = version === undefined ? {} : { 'If-Match': version };
    return firstValueFrom(
      this.http.request<unknown>(method, API + path, { body, headers }).pipe(map((answer) => contract.parse(answer))),
    );
  }

  /** Sends a form that holds a file. @param told of the share of it that has been sent, 0 to 1 */
  upload<T>(path: string, form: FormData, contract: Contract<T>, told: (share: number) => void): Promise<T> {
    return firstValueFrom(
      this.http.post<unknown>(API + path, form, { observe: 'events', reportProgress: true }).pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress && event.total) told(event.loaded / event.total);
        }),
        filter((event) => event.type === HttpEventType.Response),
        map(({ body }) => contract.parse(body)),
      ),
    );
  }

  /** The same for endpoints that answer 204. */
  async tell(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<void> {
    await firstValueFrom(this.http.request(method, API + path, { body }));
  }

  /** A file that is made of what is sent. */
  file(path: string, body: FormData, query: QueryValues): Promise<Blob> {
    return firstValueFrom(this.http.post(API + path, body, { params: given(query), responseType: 'blob' }));
  }

  /** One read outside a resource. */
  fetch<T>(path: string, contract: Contract<T>, query?: QueryValues): Promise<T> {
    const answer = this.http.get<unknown>(API + path, { params: given(query) });
    return firstValueFrom(answer.pipe(map((body) => contract.parse(body))));
  }
}

function given(query: QueryValues = {}): Record<string, string | number | boolean> {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as Record<string, string | number | boolean>;
}
