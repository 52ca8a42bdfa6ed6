import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { Import, ImportRow } from '@pantausop/contracts';
import { pageOf, rangeOf, type Preview, type PreviewQuery } from './import-record';

/** Rows that are written in one turn of the process: others are answered in between. */
const ROWS_PER_PART = 500;

type Head = Omit<Preview, 'rows'>;

/**
 * A preview as it is kept: compressed, its head on the first line, then a line for each row, which begins with its outcome. So a page
 * of 50,000 rows is found without reading all of them as JSON, and nothing of the size of the whole is ever one text.
 */
export async function packedPreview({ rows, ...head }: Preview): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of Readable.from(linesOf(head, rows)).pipe(createGzip())) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function* linesOf(head: Head, rows: Preview['rows']): Generator<string> {
  yield `${JSON.stringify(head)}\n`;
  for (let at = 0; at < rows.length; at += ROWS_PER_PART) {
    const part = rows.slice(at, at + ROWS_PER_PART);
    yield part.map((row) => `${row.outcome} ${JSON.stringify(row)}\n`).join('');
  }
}

/** All of a kept preview. */
export async function wholePreview(packed: Uint8Array): Promise<Preview> {
  const rows: ImportRow[] = [];
  const head = await readLines(packed, (line) => rows.push(rowOf(line)));
  return 'rows' in head ? head : { ...head, rows };
}

/** One page of a kept preview. */
export async function previewPage(packed: Uint8Array, query: PreviewQuery): Promise<Import> {
  const { from, to } = rangeOf(query);
  const rows: ImportRow[] = [];
  let found = 0;
  const head = await readLines(packed, (line) => {
    if (query.outcome !== undefined && !line.startsWith(`${query.outcome} `)) return;
    if (found >= from && found < to) rows.push(rowOf(line));
    found += 1;
  });
  return 'rows' in head ? pageOf(head, query) : { ...head, rows, rowsTotal: found };
}

const rowOf = (line: string): ImportRow => JSON.parse(line.slice(line.indexOf(' ') + 1)) as ImportRow;

/** @returns the head; the whole preview where an earlier version kept it as one text */
async function readLines(packed: Uint8Array, take: (line: string) => void): Promise<Head | Preview> {
  let head: Head | Preview | null = null;
  for await (const line of linesIn(packed)) {
    if (head === null) head = asNow(JSON.parse(line) as Head | Preview);
    else take(line);
  }
  if (head === null) throw new Error('a kept preview has a head');
  return head;
}

async function* linesIn(packed: Uint8Array): AsyncGenerator<string> {
  const held: string[] = [];
  for await (const part of Readable.from([packed]).pipe(createGunzip()).setEncoding('utf8')) {
    const [first = '', ...others] = (part as string).split('\n');
    held.push(first);
    for (const next of others) {
      yield held.splice(0).join('');
      held.push(next);
    }
  }
  const last = held.join('');
  if (last !== '') yield last;
}

/** Previews made by an earlier version lack what it did not know. */
const asNow = <P extends Head | Preview>(preview: P): P => ({
  ...{ sheets: [], opds: [], totalEffect: null },
  ...preview,
  columns: preview.columns.map((column) => ({ ...{ column: '', said: null }, ...column })),
});
