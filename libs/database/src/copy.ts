import type { Connection, PoolClient, Submittable } from 'pg';

/** A value of a row that is loaded. */
export type LoadedValue = string | number | null;

/** Bytes that are sent at once. */
const CHUNK = 256 * 1024;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (text: string): string => text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign);

/** The part of a `pg` connection that speaks COPY; the types of the package leave it out. */
type CopyConnection = Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

const nothing = (): undefined => undefined;

/** `COPY … FROM STDIN` in text form, as a query of a `pg` client. */
class CopyIn implements Submittable {
  constructor(
    private readonly text: string,
    private readonly rows: readonly (readonly LoadedValue[])[],
    private readonly done: (error?: Error) => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.text);
  }

  handleCopyInResponse(connection: Connection): void {
    const copy = connection as CopyConnection;
    let lines: string[] = [];
    let length = 0;
    const send = (): void => {
      if (lines.length > 0) copy.sendCopyFromChunk(Buffer.from(lines.join('')));
      [lines, length] = [[], 0];
    };
    for (const row of this.rows) {
      const line = `${row.map((value) => (value === null ? '\\N' : typeof value === 'string' ? escaped(value) : String(value))).join('\t')}\n`;
      lines.push(line);
      length += line.length;
      if (length > CHUNK) send();
    }
    send();
    copy.endCopyFrom();
  }

  handleError(error: Error): void {
    this.done(error);
  }

  handleReadyForQuery(): void {
    this.done();
  }

  // what a COPY answers beside that says nothing new
  handleRowDescription = nothing;
  handleDataRow = nothing;
  handleCommandComplete = nothing;
  handleEmptyQuery = nothing;
  handlePortalSuspended = nothing;
}

/** Loads rows into a table by COPY. @throws Error of the server; then none of them is there */
export function copyIn(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly LoadedValue[])[],
): Promise<void> {
  const text = `copy "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) from stdin`;
  return new Promise((resolve, reject) => {
    let failed: Error | undefined;
    client.query(
      new CopyIn(text, rows, (error) => {
        failed ??= error;
        if (failed) reject(failed);
        else resolve();
      }),
    );
  });
}
