import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './client';

/** The argument that makes this program the bare server. */
export const SERVE_FLOOR = 'serve-floor';

interface Replayed {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

interface Script {
  readonly whole: Replayed;
  readonly notModified: Replayed;
}

export interface FloorServer {
  readonly url: string;
  stop(): void;
}

/** What Node's server writes by itself. */
const OWN_HEADERS = ['date', 'connection', 'keep-alive', 'transfer-encoding'];

const replayed = ({ status, headers, body }: Answer): Replayed => ({
  status,
  headers: withoutOwn(headers),
  body: body.toString('base64'),
});

const withoutOwn = (headers: IncomingHttpHeaders): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name)));

/**
 * A bare `node:http` server in a process of its own that answers everything with the same bytes and headers as the product did:
 * with `notModified` where the question names a tag, else with `whole`.
 */
export async function startFloor(whole: Answer, notModified: Answer): Promise<FloorServer> {
  const child = fork(import.meta.filename, [SERVE_FLOOR], { execArgv: [] });
  child.send({ whole: replayed(whole), notModified: replayed(notModified) } satisfies Script);
  const [url] = (await once(child, 'message')) as [string];
  return { url, stop: () => void child.kill() };
}

/** The work of the child: takes its script, says where it listens, serves until it is ended. */
export async function serveFloor(): Promise<void> {
  const [script] = (await once(process, 'message')) as [Script];
  const ready = ({ body, ...answer }: Replayed) => ({ ...answer, bytes: Buffer.from(body, 'base64') });
  const [whole, notModified] = [ready(script.whole), ready(script.notModified)];
  const server = createServer((request, response) => {
    const { status, headers, bytes } = request.headers['if-none-match'] === undefined ? whole : notModified;
    response.writeHead(status, headers);
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1', () => {
    process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
}
