import { Logger } from '@nestjs/common';

const logger = new Logger('access');

/** A note for people to read, such as when a session was last used: no answer waits for it, however long another write takes. */
export function noteWithoutWaiting(what: string, written: Promise<void>): void {
  written.catch((error: unknown) => logger.warn(`${what} could not be noted: ${String(error)}`));
}
