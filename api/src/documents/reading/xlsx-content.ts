import type { Box, DocumentContent, Figure, FigureKind, TextCell, TextGrid } from '@pantausop/domain';
import { relations } from '../../files/package-parts';
import { cellText, columnName, type Sheet } from '../../files/workbook';
import { readXlsx, worksheetsOf } from '../../files/xlsx-reader';
import { readXml } from '../../files/xml';
import type { ZipLimits, ZipParts } from '../../files/zip-parts';
import { kindOfPreset } from './word-figures';

/** Much more than a form has; what is beyond is refused like any register. */
const MOST = { maxBytes: Number.MAX_SAFE_INTEGER, maxRows: 20_000, maxColumns: 1_000 };
/** Forms in workbooks leave columns between a label and its value. */
const REACH = { right: 6, down: 0 };

/** The text of the sheets that are shown, and what is drawn on them. */
export async function readWorkbookContent(parts: ZipParts, main: string, limits: ZipLimits): Promise<DocumentContent> {
  const workbook = await readXlsx(parts, { ...MOST, ...limits });
  const shown = (workbook?.sheets ?? []).filter(({ hidden }) => !hidden);
  const partOf = new Map((await worksheetsOf(parts, main)).map(({ name, part }) => [name, part]));
  const figures: Figure[] = [];
  for (const [grid, { name }] of shown.entries()) {
    const part = partOf.get(name);
    if (part === undefined) continue;
    for (const { type, target } of await relations(parts, part)) {
      if (!type.endsWith('/drawing') || !parts.has(target)) continue;
      for (const { kind, box } of await drawn(parts, target)) {
        const cell = `${columnName(box.left + 1)}${box.top + 1}`;
        figures.push({ ...box, kind, grid, place: { part: 'body', sheet: name, cell } });
      }
    }
  }
  return { kind: 'xlsx', pages: null, grids: shown.map(gridOf), figures };
}

function gridOf({ name, rows, merges }: Sheet): TextGrid {
  const merged = new Map(merges.map((merge) => [`${merge.fromRow}:${merge.fromColumn}`, merge]));
  const cells = rows.flatMap(({ row, cells: held }) =>
    held.flatMap((cell, at): TextCell[] => {
      const text = cellText(cell);
      if (text.trim() === '') return [];
      const merge = merged.get(`${row}:${at + 1}`);
      const [right, bottom] = [merge?.toColumn ?? at + 1, merge?.toRow ?? row];
      const place = { part: 'body', sheet: name, cell: `${columnName(at + 1)}${row}` } as const;
      return [{ text, place, left: at, right, top: row - 1, bottom }];
    }),
  );
  return { kind: 'table', reach: REACH, cells };
}

/** Shapes with the cells that they cover. */
async function drawn(parts: ZipParts, name: string): Promise<{ kind: FigureKind; box: Box }[]> {
  const found: { kind: FigureKind; box: Box }[] = [];
  let kinds: FigureKind[] = [];
  let corner: 'from' | 'to' | null = null;
  let number = '';
  let at = { left: 0, top: 0, right: 1, bottom: 1 };
  await readXml(parts, name, {
    open(tag, attributes) {
      if (tag === 'twoCellAnchor' || tag === 'oneCellAnchor') {
        kinds = [];
        at = { left: 0, top: 0, right: 1, bottom: 1 };
      } else if (tag === 'from' || tag === 'to') corner = tag;
      else if (tag === 'col' || tag === 'row') number = '';
      else if (tag === 'pic') kinds.push('picture');
      else if (tag === 'custGeom') kinds.push('shape');
      else if (tag === 'prstGeom' && kinds.at(-1) !== 'picture') kinds.push(kindOfPreset(attributes['prst'] ?? ''));
    },
    text(text) {
      number += text;
    },
    close(tag) {
      if (tag === 'from' || tag === 'to') corner = null;
      else if (corner !== null && (tag === 'col' || tag === 'row')) {
        const value = Number(number);
        const edge = tag === 'col' ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
        if (corner === 'from') at[edge[0]] = value;
        at[edge[1]] = value + 1;
      } else if (tag === 'twoCellAnchor' || tag === 'oneCellAnchor') {
        found.push(...kinds.map((kind) => ({ kind, box: at })));
      }
    },
  });
  return found;
}
