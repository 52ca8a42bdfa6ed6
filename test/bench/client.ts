import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A caller with one connection that stays open, as a browser keeps it. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private headers: Readonly<Record<string, string>> = {};

  /** @param url e.g. `http://127.0.0.1:41234` */
  constructor(private readonly url: string) {}

  /** @throws Error when the server refuses */
  async signIn(username: string, password: string): Promise<void> {
    const { headers } = await this.post('/api/v1/session', JSON.stringify({ username, password }), 'application/json');
    this.headers = { cookie: String(headers['set-cookie']?.[0]).split(';')[0] ?? '' };
  }

  /** Another window of who signed in, with a connection of its own. */
  again(): Client {
    const client = new Client(this.url);
    client.headers = this.headers;
    return client;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('GET', path, headers);
  }

  /** @throws Error with the server's words unless it answers with success */
  async post(path: string, body: string | Uint8Array, type: string): Promise<Answer> {
    const answer = await this.send('POST', path, { 'content-type': type }, body);
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${answer.body.toString()}`);
    return answer;
  }

  close(): void {
    this.agent.destroy();
  }

  /** A connection that the server ended while nothing was asked is opened anew, once. */
  private async send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string | Uint8Array,
  ): Promise<Answer> {
    try {
      return await this.sendOnce(method, path, headers, body);
    } catch (error) {
      if (!isReset(error)) throw error;
      return this.sendOnce(method, path, headers, body);
    }
  }

  private sendOnce(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string | Uint8Array,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request(this.url + path, { method, agent: this.agent, headers: { ...this.headers, ...headers } });
      asked.once('error', reject);
      asked.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const { statusCode = 0, headers: given } = response;
          resolve({ status: statusCode, headers: given, body: Buffer.concat(chunks) });
        });
      });
      asked.end(body);
    });
  }
}

const isReset = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
