export interface Attachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** of a picture that the HTML shows as `cid:…` */
  readonly cid?: string;
}

export interface Letter {
  /** one mail address */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly Attachment[];
  /** with its angle brackets; the same letter sent again bears the same one. Without it one is made. */
  readonly messageId?: string;
  /** milliseconds of the epoch; without it the present */
  readonly date?: number;
  /** where one click by POST ends such letters */
  readonly unsubscribeUrl?: string;
}

/** A letter as it goes over the wire. */
export interface Composed {
  readonly messageId: string;
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  /** the whole message, CRLF */
  readonly bytes: Buffer;
  /** milliseconds of the epoch */
  readonly date: number;
}

/** Where a letter went: to the mail server, which answered this, or into this file of the outbox folder. */
export interface Posted {
  readonly messageId: string;
  readonly by: 'smtp' | 'outbox';
  /** the server's answer, or the path of the file */
  readonly evidence: string;
}

/**
 * deferred = not taken, may be tried again; rejected = never will be; unknown = it was handed over whole, and the connection
 * ended without an answer: it may have arrived.
 */
export type FaultKind = 'deferred' | 'rejected' | 'unknown';

/** A letter is not known to be on its way. */
export class MailFault extends Error {
  constructor(
    message: string,
    readonly kind: FaultKind,
    /** of the mail server; null when it gave none */
    readonly responseCode: number | null,
    /** the server itself could not be used: another letter would fare no better just now */
    readonly ofServer: boolean,
  ) {
    super(message);
    this.name = 'MailFault';
  }
}

/** What an error of the mail server or of the way to it means for the letter. @param handedOver all of it had left us */
export function faultOf(error: unknown, handedOver: boolean): MailFault {
  const { message, code, command, responseCode } = Object(error) as Record<string, unknown>;
  const words = typeof message === 'string' && message !== '' ? message : String(error);
  const said = typeof responseCode === 'number' ? responseCode : null;
  const ofServer = said === null || code === 'EAUTH' || /^(CONN|EHLO|HELO|STARTTLS|AUTH)/.test(String(command));
  if (said === null && handedOver) return new MailFault(words, 'unknown', null, false);
  const final = said !== null && said >= 500 && !ofServer;
  return new MailFault(words, final ? 'rejected' : 'deferred', said, ofServer);
}
