import type { Row } from 'write-excel-file/node';
import type { Bilingual } from '../http/bilingual';
import { withDropDowns, type DropDown } from './drop-downs';
import { columnName } from './workbook';

/** A column of a template. */
export interface TemplateColumn {
  readonly header: string;
  readonly required: boolean;
  /** what it takes; null = its header says it */
  readonly about: Bilingual | null;
  readonly example: string;
  /** to choose from, under the header of the list */
  readonly choices?: { readonly header: string; readonly values: readonly string[] };
}

const HEAD = { fontWeight: 'bold', backgroundColor: '#dbe7f3', wrap: true } as const;
const LIST_SHEET = 'Daftar';
/** Rows in which the lists can be opened. */
const ROWS = 2_000;

/**
 * An empty template as XLSX: the sheet that is filled in, with lists to choose from, a sheet that explains its columns in both
 * languages with an example of each, and the lists.
 * @param sheet name of the sheet that is filled in
 */
export async function templateWorkbook(sheet: string, columns: readonly TemplateColumn[]): Promise<Uint8Array> {
  const listed = columns.flatMap(({ choices }, at) => (choices ? [{ at, ...choices }] : []));
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const written = writeXlsxFile([
    {
      sheet,
      data: [columns.map(({ header, required }) => headCell(required ? `${header} *` : header))],
      columns: columns.map(({ header }) => ({ width: Math.max(14, header.length + 4) })),
      stickyRowsCount: 1,
    },
    { sheet: LIST_SHEET, data: listRows(listed), columns: listed.map(({ values }) => ({ width: widthOf(values) })) },
    { sheet: 'Petunjuk', data: helpRows(columns), columns: [28, 18, 46, 46, 24].map((width) => ({ width })) },
  ]);
  return withDropDowns(
    new Uint8Array(await written.toBuffer()),
    listed.map(({ at, values }, place): DropDown => {
      const [column, list] = [columnName(at + 1), columnName(place + 1)];
      return {
        cells: `${column}2:${column}${ROWS}`,
        list: `${LIST_SHEET}!$${list}$2:$${list}$${values.length + 1}`,
        title: columns[at]?.header ?? '',
        message: columns[at]?.about?.id ?? '',
      };
    }),
  );
}

const headCell = (value: string) => ({ ...HEAD, value, type: String });
const textCell = (value: string) => ({ value, type: String });

const widthOf = (values: readonly string[]): number =>
  Math.min(46, Math.max(16, ...values.map(({ length }) => length + 2)));

function listRows(listed: readonly { readonly header: string; readonly values: readonly string[] }[]): Row[] {
  const longest = Math.max(0, ...listed.map(({ values }) => values.length));
  return [
    listed.map(({ header }) => headCell(header)),
    ...Array.from({ length: longest }, (_, row): Row => listed.map(({ values }) => textCell(values[row] ?? ''))),
  ];
}

const helpRows = (columns: readonly TemplateColumn[]): Row[] => [
  ['Kolom', 'Wajib / Required', 'Isi', 'Content', 'Contoh / Example'].map(headCell),
  ...columns.map(({ header, required, about, example }): Row =>
    [header, required ? 'ya / yes' : '', about?.id ?? '', about?.en ?? '', example].map(textCell),
  ),
];
