import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import { Clock, SETTINGS, type Settings } from '../config';
import { faultOf, type Composed, type Letter, type Posted } from './letter';

/** Sends mail: by SMTP where SMTP_URL is set, else as `.eml` files into the outbox folder. */
@Injectable()
export class Mailer {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Greets the mail server and signs in, without a letter. @returns what speaks against it; null = nothing, or there is no server */
  async complaint(): Promise<string | null> {
    const smtp = await this.smtp();
    if (!smtp) return null;
    const failure = await new Promise<Error | null>((resolve) => smtp.verify((error) => resolve(error)));
    return failure && failure.message;
  }

  /** @throws MailFault of the mail server, or the error of the disk: then the letter is not known to be on its way. */
  async send(letter: Letter): Promise<Posted> {
    return this.post(await this.compose(letter));
  }

  /** The whole message; a letter with its own id and date is the same to the byte whenever it is composed. */
  async compose(letter: Letter): Promise<Composed> {
    const { to, subject, text, html, attachments = [], messageId, unsubscribeUrl } = letter;
    const date = letter.date ?? this.clock.now();
    const { default: nodemailer } = await import('nodemailer');
    const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const sent = await composer.sendMail({
      from: this.settings.mailFrom,
      // as an object, so that no comma or bracket in it makes a list of addresses
      to: { name: '', address: to },
      subject,
      text,
      ...(html === undefined ? {} : { html }),
      ...(messageId === undefined ? {} : { messageId, baseBoundary: digestOf(messageId).slice(0, 16) }),
      date: new Date(date),
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribeUrl === undefined
          ? {}
          : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      },
      attachments: attachments.map(({ fileName, mediaType, bytes, cid }) => ({
        filename: fileName,
        contentType: mediaType,
        content: Buffer.from(bytes),
        ...(cid === undefined ? {} : { cid, contentDisposition: 'inline' as const }),
      })),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const { from, to: receivers } = sent.envelope;
    const envelope = { from: from === false ? '' : from, to: receivers };
    return { messageId: sent.messageId, envelope, bytes: sent.message as Buffer, date };
  }

  /**
   * Hands a message over.
   * @param beforeEnd awaited when all but the end of the message has left: unless it has resolved, no server has taken the message
   * @throws MailFault, or the error of `beforeEnd` or of the disk
   */
  async post(message: Composed, beforeEnd: () => Promise<void> = () => Promise.resolve()): Promise<Posted> {
    const { messageId } = message;
    const smtp = await this.smtp();
    if (smtp) return { messageId, by: 'smtp', evidence: await this.hand(smtp, message, beforeEnd) };
    await beforeEnd();
    return { messageId, by: 'outbox', evidence: await this.keep(message) };
  }

  /** Loaded when a letter is there, since a program starts more often than it sends. */
  private async smtp(): Promise<SMTPTransport | null> {
    const { smtpUrl: url, smtpPatienceSeconds } = this.settings;
    if (url === null) return null;
    const { default: Transport } = await import('nodemailer/lib/smtp-transport');
    const patience = smtpPatienceSeconds * 1000;
    return new Transport({ url, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience });
  }

  /** @returns the server's answer */
  private hand(
    smtp: SMTPTransport,
    { bytes, envelope, messageId }: Composed,
    beforeEnd: () => Promise<void>,
  ): Promise<string> {
    let handedOver = false;
    async function* parts(): AsyncGenerator<Uint8Array> {
      yield bytes;
      await beforeEnd();
      handedOver = true;
    }
    return new Promise((resolve, reject) => {
      const body = Readable.from(parts(), { objectMode: false });
      let failure: unknown;
      body.once('error', (error) => {
        failure = error;
        abort.abort();
      });
      const abort = new AbortController();
      const mail = {
        data: { signal: abort.signal },
        message: {
          getEnvelope: () => ({ from: envelope.from, to: [...envelope.to] }),
          messageId: () => messageId,
          createReadStream: () => body,
        },
      };
      smtp.send(mail as never, (error, info) => {
        body.destroy();
        if (failure !== undefined) reject(failure instanceof Error ? failure : new Error(String(failure)));
        else if (error) reject(faultOf(error, handedOver));
        else resolve(String(info?.response ?? ''));
      });
    });
  }

  /** Whole or not at all: a reader of the folder never meets half a letter. The same letter is the same file. */
  private async keep({ messageId, bytes, date }: Composed): Promise<string> {
    const folder = this.settings.mailOutbox;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const moment = new Date(date).toISOString().replace(/[:.]/g, '-');
    const path = join(folder, `${moment}-${digestOf(messageId).slice(0, 8)}.eml`);
    await writeFile(`${path}.part`, bytes, { mode: 0o600 });
    await rename(`${path}.part`, path);
    return path;
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
