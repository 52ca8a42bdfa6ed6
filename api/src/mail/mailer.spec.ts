import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { readSettings, SettableClock } from '../config';
import { Mailer, type Letter, type MailFault } from './index';
import { startMailServer, type Whims } from './mail-server.fixture';

const LETTER: Letter = {
  to: 'bagian.organisasi@medan.example',
  subject: 'Laporan kepatuhan — Juni 2026',
  text: 'Yth. Bagian Organisasi,\n\nterlampir.',
  html: '<p>Yth. Bagian Organisasi,</p>',
  attachments: [{ fileName: 'laporan juni.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 isi') }],
};

const clock = SettableClock.at('2026-07-01T09:00:00+07:00');

const mailerOn = (environment: Record<string, string>): Mailer => new Mailer(readSettings(environment), clock);

describe('mail by SMTP', () => {
  it('arrives as it was written, from the address of the settings to one address', async () => {
    const server = await startMailServer();
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
    await server.close();
  });

  it('takes no second receiver and no header from an address or a subject', async () => {
    const server = await startMailServer();
    const mailer = mailerOn({ SMTP_URL: server.url });
    await mailer.send({ to: 'a@medan.example', subject: 'Satu\r\nBcc: c@evil.example', text: '' });
    expect(server.received.map(({ to }) => to)).toEqual([['a@medan.example']]);
    expect(server.received[0]?.mail.bcc).toBeUndefined();
    await mailer.send({ to: 'a@medan.example, b@evil.example', subject: 'Dua', text: '' }).catch(() => undefined);
    expect(server.received.flatMap(({ to }) => to).filter((one) => one === 'b@evil.example')).toEqual([]);
    await server.close();
  });

  it('says so when the server refuses the receiver, or is not there', async () => {
    const server = await startMailServer({ receiver: () => 550 });
    const mailer = mailerOn({ SMTP_URL: server.url });
    await expect(mailer.send(LETTER)).rejects.toThrow(/550 so it is/);
    await server.close();
    await expect(mailer.send(LETTER)).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('a mail that could not be sent', () => {
  /** What a server that behaves so makes of a letter, and whether it was about to have it whole. */
  async function attempt(whims: Whims, beforeEnd?: () => Promise<void>) {
    const server = await startMailServer(whims);
    const mailer = mailerOn({ SMTP_URL: server.url, SMTP_MAX_SECONDS: '1' });
    let handedOver = false;
    const noted = async (): Promise<void> => {
      await beforeEnd?.();
      handedOver = true;
    };
    const posted = mailer.compose(LETTER).then((composed) => mailer.post(composed, noted));
    const fault = await posted.then(
      () => null,
      (error: MailFault) => error,
    );
    await server.close();
    const { kind, responseCode, ofServer, message } = fault ?? { kind: 'sent' };
    return { kind, responseCode, ofServer, message, handedOver, received: server.received.length };
  }

  it.each<[string, Whims, object]>([
    ['421 at the sender', { sender: () => 421 }, { kind: 'deferred', responseCode: 421, ofServer: false }],
    ['451 at the receiver', { receiver: () => 451 }, { kind: 'deferred', responseCode: 451, ofServer: false }],
    ['550 at the receiver', { receiver: () => 550 }, { kind: 'rejected', responseCode: 550, ofServer: false }],
    ['451 after the data', { data: () => 451 }, { kind: 'deferred', responseCode: 451, handedOver: true }],
    ['552 after the data', { data: () => 552 }, { kind: 'rejected', responseCode: 552, handedOver: true }],
    ['silence after the data', { data: () => 'silence' }, { kind: 'unknown', handedOver: true, received: 1 }],
    ['an end after the data', { data: () => 'hang up' }, { kind: 'unknown', handedOver: true, received: 1 }],
    ['an end at the receiver', { receiver: () => 'hang up' }, { kind: 'deferred', ofServer: true, handedOver: false }],
  ])('by %s is told apart', async (_, whims, expected) => {
    expect(await attempt(whims)).toMatchObject(expected);
  });

  it('because nobody greets is deferred, and no letter of this moment would fare better', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const mailer = mailerOn({ SMTP_URL: `smtp://127.0.0.1:${port}`, SMTP_MAX_SECONDS: '1' });
    await expect(mailer.send(LETTER)).rejects.toMatchObject({ kind: 'deferred', ofServer: true });
    await new Promise<void>((resolve) => silent.close(() => resolve()));
  });

  it('has not been taken by any server while what must be noted before is not', async () => {
    const failed = await attempt({}, () => Promise.reject(new Error('no database')));
    expect(failed).toMatchObject({ message: 'no database', received: 0 });
  });

  it('and is sent again is the same letter to the byte', async () => {
    const letter = { ...LETTER, messageId: '<run-1.a@medan.example>', date: 0, unsubscribeUrl: 'https://x.example/b' };
    const [one, two] = [await mailerOn({}).compose(letter), await mailerOn({}).compose(letter)];
    expect(one.bytes.equals(two.bytes)).toBe(true);
    const { headers, messageId, date } = await simpleParser(one.bytes);
    expect({ messageId, date }).toEqual({ messageId: letter.messageId, date: new Date(0) });
    expect(headers.get('list')).toMatchObject({ unsubscribe: { url: 'https://x.example/b' } });
    expect(one.bytes.toString()).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
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
