import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { readSettings, SettableClock } from '../config';
import { Mailer, type Letter } from './index';

const LETTER: Letter = {
  to: 'bagian.organisasi@medan.example',
  subject: 'Laporan kepatuhan — Juni 2026',
  text: 'Yth. Bagian Organisasi,\n\nterlampir.',
  html: '<p>Yth. Bagian Organisasi,</p>',
  attachments: [{ fileName: 'laporan juni.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 isi') }],
};

const clock = SettableClock.at('2026-07-01T09:00:00+07:00');

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly mail: ParsedMail;
}

/** A mail server that keeps what it takes. */
async function mailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      void simpleParser(stream).then((mail) => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), mail });
        done();
      }, done);
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received, close: () => new Promise<void>((done) => server.close(done)) };
}

const mailerOn = (environment: Record<string, string>): Mailer => new Mailer(readSettings(environment), clock);

describe('mail by SMTP', () => {
  it('arrives as it was written, from the address of the settings to one address', async () => {
    const server = await mailServer();
    const mailer = mailerOn({ SMTP_URL: server.url, MAIL_FROM: 'PantauSOP <pantau@medan.example>' });
    expect(await mailer.send(LETTER)).toMatchObject({ by: 'smtp', evidence: expect.stringMatching(/^250 /) });
    expect(server.received).toMatchObject([{ from: 'pantau@medan.example', to: [LETTER.to] }]);
    const { mail } = server.received[0]!;
    expect(mail).toMatchObject({ subject: LETTER.subject, date: new Date(clock.now()) });
    expect(mail.text?.trim()).toBe(LETTER.text);
    expect(mail.html).toContain('<p>Yth. Bagian Organisasi,</p>');
    expect(mail.attachments).toMatchObject([{ filename: 'laporan juni.pdf', contentType: 'application/pdf' }]);
    expect(mail.attachments[0]?.content.toString()).toBe('%PDF-1.7 isi');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    mailer.onApplicationShutdown();
    await server.close();
  });

  it('takes no second receiver and no header from an address or a subject', async () => {
    const server = await mailServer();
    const mailer = mailerOn({ SMTP_URL: server.url });
    await mailer.send({ to: 'a@medan.example', subject: 'Satu\r\nBcc: c@evil.example', text: '' });
    expect(server.received.map(({ to }) => to)).toEqual([['a@medan.example']]);
    expect(server.received[0]?.mail.bcc).toBeUndefined();
    await mailer.send({ to: 'a@medan.example, b@evil.example', subject: 'Dua', text: '' }).catch(() => undefined);
    expect(server.received.flatMap(({ to }) => to).filter((one) => one === 'b@evil.example')).toEqual([]);
    mailer.onApplicationShutdown();
    await server.close();
  });

  it('says so when the server refuses the receiver, or is not there', async () => {
    const server = await mailServer({
      onRcptTo: ({ address }, _session, done) => done(new Error(`550 no such user ${address}`)),
    });
    const mailer = mailerOn({ SMTP_URL: server.url });
    await expect(mailer.send(LETTER)).rejects.toThrow(/no such user/);
    await server.close();
    await expect(mailer.send(LETTER)).rejects.toThrow(/ECONNREFUSED/);
    mailer.onApplicationShutdown();
  });
});

describe('mail without a server', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'pantau-mail-')), 'deep', 'outbox');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is a file of the outbox folder that only this account reads', async () => {
    const { by, evidence } = await mailerOn({ MAIL_OUTBOX: folder }).send(LETTER);
    expect(by).toBe('outbox');
    expect(readdirSync(folder).map((name) => join(folder, name))).toEqual([evidence]);
    expect(evidence).toMatch(/2026-07-01T02-00-00-000Z-\w+\.eml$/);
    expect((statSync(evidence).mode & 0o777).toString(8)).toBe('600');
    const mail = await simpleParser(readFileSync(evidence));
    expect(mail).toMatchObject({ subject: LETTER.subject, from: { text: expect.stringContaining('PantauSOP') } });
    expect(mail.attachments).toHaveLength(1);
  });
});
