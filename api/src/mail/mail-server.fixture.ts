import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly mail: ParsedMail;
  readonly raw: string;
}

/** What a server does instead of taking a letter: refuse with a code, end the connection, or say nothing more. */
export type Whim = number | 'hang up' | 'silence' | null;

/** Where it does so, by the receiver's address. */
export interface Whims {
  /** before it has said anything */
  greeting?: () => Whim;
  sender?: (to: string) => Whim;
  receiver?: (to: string) => Whim;
  /** when the letter is there: it is kept by `hang up` and `silence`, as by a server that took it and could not say so */
  data?: (to: string) => Whim;
}

export interface MailServer {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** change it at any time */
  whims: Whims;
  close(): Promise<void>;
}

interface Connection {
  _setListeners(listening: () => void): void;
  connectionReady(): void;
}

/**
 * The server listens 100 ms for whoever talks before it has greeted: nobody does so here, and hundreds of letters would wait.
 * Its types do not name the file.
 */
async function greetAtOnce(): Promise<void> {
  const path = String('smtp-server/lib/smtp-connection.js');
  const { SMTPConnection } = (await import(path)) as { SMTPConnection: { prototype: { init(): void } } };
  SMTPConnection.prototype.init = function (this: Connection): void {
    this._setListeners(() => this.connectionReady());
  };
}

/** A real mail server in this process that keeps what it takes and has whims. @param port 0 = any free one */
export async function startMailServer(whims: Whims = {}, port = 0): Promise<MailServer> {
  await greetAtOnce();
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const follow = (whim: Whim | undefined, { remotePort }: SMTPServerSession, done: (error?: Error) => void): void => {
    if (whim === 'hang up') [...sockets].find((socket) => socket.remotePort === remotePort)?.destroy();
    else if (typeof whim === 'number') done(Object.assign(new Error('so it is'), { responseCode: whim }));
    else if (whim !== 'silence') done();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 10,
    disableReverseLookup: true,
    onConnect: (session, done) => follow(running.whims.greeting?.(), session, done),
    onMailFrom: ({ address }, session, done) => follow(running.whims.sender?.(address), session, done),
    onRcptTo: ({ address }, session, done) => follow(running.whims.receiver?.(address), session, done),
    onData(stream, session, done) {
      const { envelope } = session;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        const to = envelope.rcptTo.map(({ address }) => address);
        const whim = running.whims.data?.(to[0] ?? '');
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        void simpleParser(raw).then((mail) => {
          if (typeof whim !== 'number') received.push({ from, to, mail, raw: raw.toString() });
          follow(whim, session, done);
        }, done);
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const own = (server.server.address() as AddressInfo).port;
  const running: MailServer = {
    url: `smtp://127.0.0.1:${own}`,
    port: own,
    received,
    whims,
    close: () => new Promise<void>((done) => server.close(done)),
  };
  return running;
}
