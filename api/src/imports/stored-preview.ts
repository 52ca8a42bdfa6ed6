import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { Import, ImportRow } from '@pantausop/contracts';
import type { Several } from '../register/register-batch';
import { rangeOf, type Preview, type PreviewHead, type PreviewQuery } from './import-record';

/** Rows that are written in one turn of the process: others are answered in between. */
const ROWS_PER_PART = 250;

/**
 * A preview as it is kept: compressed, its head on the first line, then a line for each row, which begins with its outcome. So a page
 * of 50,000 rows is found without reading all of them as JSON, and nothing of the size of the whole is ever one text.
 */
export async function packedPreview({ rows, ...head }: Preview): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of Readable.from(linesOf(head, rows)).pipe(createGzip())) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function* linesOf(head: PreviewHead, rows: Several<ImportRow>): Generator<string> {
  yield `${JSON.stringify(head)}\n`;
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(`${row.outcome} ${JSON.stringify(row)}\n`);
    if (lines.length < ROWS_PER_PART) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

/** The rows of a kept preview, one after the other. */
export async function* keptRows(packed: Uint8Array): AsyncGenerator<ImportRow> {
  for await (const line of keptLines(packed)) if ('row' in line) yield line.row();
}

/** One page of a kept preview. */
export async function previewPage(packed: Uint8Array, query: PreviewQuery): Promise<Import> {
  const { from, to } = rangeOf(query);
  const rows: ImportRow[] = [];
  let found = 0;
  let head: PreviewHead | null = null;
  for await (const line of keptLines(packed)) {
    if ('head' in line) {
      head = line.head;
    } else if (query.outcome === undefined || line.outcome === query.outcome) {
      if (found >= from && found < to) rows.push(line.row());
      found += 1;
    }
  }
  if (head === null) throw new Error('a kept preview has a head');
  return { ...head, rows, rowsTotal: found };
}

type Line = { readonly head: PreviewHead } | { readonly outcome: ImportRow['outcome']; readonly row: () => ImportRow };

/** The head, then the rows; an earlier version kept them as one text. */
async function* keptLines(packed: Uint8Array): AsyncGenerator<Line> {
  let first = true;
  for await (const line of linesIn(packed)) {
    if (!first) {
      const space = line.indexOf(' ');
      const outcome = line.slice(0, space) as ImportRow['outcome'];
      yield { outcome, row: () => JSON.parse(line.slice(space + 1)) as ImportRow };
      continue;
    }
    first = false;
    const { rows = [], ...head } = JSON.parse(line) as PreviewHead & { readonly rows?: readonly ImportRow[] };
    yield { head: asNow(head) };
    for (const row of rows) yield { outcome: row.outcome, row: () => row };
  }
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
const asNow = (head: PreviewHead): PreviewHead => ({
  ...{ sheets: [], opds: [], totalEffect: null },
  ...head,
  columns: head.columns.map((column) => ({ ...{ column: '', said: null }, ...column })),
});
