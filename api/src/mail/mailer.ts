import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer from 'nodemailer';
import { Clock, SETTINGS, type Settings } from '../config';

export interface Attachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface Letter {
  /** one mail address */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly Attachment[];
}

/** Where a letter went: to the mail server, which answered this, or into this file of the outbox folder. */
export interface Posted {
  readonly messageId: string;
  readonly by: 'smtp' | 'outbox';
  /** the server's answer, or the path of the file */
  readonly evidence: string;
}

/** How long a mail server may keep us waiting. */
const PATIENCE_MS = 20_000;

/** Sends mail: by SMTP where SMTP_URL is set, else as `.eml` files into the outbox folder. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly smtp: ReturnType<typeof smtpTransport> | null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
  ) {
    this.smtp = settings.smtpUrl === null ? null : smtpTransport(settings.smtpUrl);
  }

  /** @throws the error of the mail server or of the disk: then the letter is not on its way. */
  async send({ to, subject, text, html, attachments = [] }: Letter): Promise<Posted> {
    const message = {
      from: this.settings.mailFrom,
      // as an object, so that no comma or bracket in it makes a list of addresses
      to: { name: '', address: to },
      subject,
      text,
      ...(html === undefined ? {} : { html }),
      date: new Date(this.clock.now()),
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments: attachments.map(({ fileName, mediaType, bytes }) => ({
        filename: fileName,
        contentType: mediaType,
        content: Buffer.from(bytes),
      })),
      disableFileAccess: true,
      disableUrlAccess: true,
    };
    if (this.smtp) {
      const { messageId, response } = await this.smtp.sendMail(message);
      return { messageId, by: 'smtp', evidence: response };
    }
    const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const { messageId, message: bytes } = await composer.sendMail(message);
    return { messageId, by: 'outbox', evidence: await this.keep(bytes as Buffer) };
  }

  onApplicationShutdown(): void {
    this.smtp?.close();
  }

  /** Whole or not at all: a reader of the folder never meets half a letter. */
  private async keep(bytes: Uint8Array): Promise<string> {
    const folder = this.settings.mailOutbox;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const moment = new Date(this.clock.now()).toISOString().replace(/[:.]/g, '-');
    const path = join(folder, `${moment}-${randomUUID().slice(0, 8)}.eml`);
    await writeFile(`${path}.part`, bytes, { mode: 0o600 });
    await rename(`${path}.part`, path);
    return path;
  }
}

const smtpTransport = (url: string) =>
  nodemailer.createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
