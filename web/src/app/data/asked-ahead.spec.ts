import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { askAhead, forgetAhead, namedAhead } from './asked-ahead';
import { handOver } from './hand-over';

describe('what is asked ahead of the application', () => {
  const answered = (status: number): Promise<Response> =>
    Promise.resolve({ ok: status === 200, json: () => Promise.resolve({ ahead: true }), headers: new Map() } as never);
  let http: HttpClient;
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([handOver])), provideHttpClientTesting()],
    });
    [http, server] = [TestBed.inject(HttpClient), TestBed.inject(HttpTestingController)];
  });
  afterEach(() => {
    forgetAhead();
    server.verify();
  });
  const read = () => firstValueFrom(http.get('/api/v1/compliance/matrix', { params: { asOf: '2026-08-31' } }));
  const address = '/api/v1/compliance/matrix?asOf=2026-08-31';
  /** the next read goes to the server */
  const served = async (reading: Promise<unknown>): Promise<unknown> => {
    await new Promise((resolve) => setTimeout(resolve));
    server.expectOne(address).flush({ ahead: false });
    return reading;
  };

  it('is what the page names', () => {
    document.head.innerHTML =
      '<link rel="preload" as="font" href="/a"><link rel="preload" as="fetch" href="/b"><link rel="preload" as="fetch" href="/c?d=e">';
    expect(namedAhead()).toEqual(['/b', '/c?d=e']);
  });

  it('answers the first who asks for it, and nobody after', async () => {
    globalThis.fetch = () => answered(200);
    void askAhead(address);
    expect(await read()).toEqual({ ahead: true });
    expect(await served(read())).toEqual({ ahead: false });
  });

  it('is asked again where it was refused or did not come', async () => {
    for (const fails of [() => answered(401), () => Promise.reject(new TypeError('no network'))]) {
      globalThis.fetch = fails;
      void askAhead(address);
      expect(await served(read())).toEqual({ ahead: false });
    }
  });

  it('is forgotten once the first page stands, and answers no write', async () => {
    globalThis.fetch = () => answered(200);
    void askAhead(address);
    const write = firstValueFrom(http.post(address, {}));
    expect(await served(write)).toEqual({ ahead: false });
    forgetAhead();
    expect(await served(read())).toEqual({ ahead: false });
  });
});
