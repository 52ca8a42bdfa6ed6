import { strToU8, zipSync } from 'fflate';

/** The template's bytes never change with the day on which it is asked for. */
const MADE = new Date(2026, 0, 1);
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Width of the text on A4 landscape, in twentieths of a point. */
const WIDTH = 14_500;
const STEPS = 8;
/** Columns in which the drafter names who takes the steps. */
const ACTORS = ['', '', ''];

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly span?: number;
  /** `restart` begins a cell that goes on below, `continue` is its rest */
  readonly down?: 'restart' | 'continue';
  /** lines left free below the label */
  readonly lines?: number;
}

const paragraph = (text: string, style = ''): string =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${text && `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`}</w:p>`;

function cellXml({ text, width, span = 1, down, lines = 0 }: Cell): string {
  const spanned = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
  const merged = down === undefined ? '' : `<w:vMerge${down === 'restart' ? ' w:val="restart"' : ''}/>`;
  const free = paragraph('').repeat(lines);
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spanned}${merged}</w:tcPr>${paragraph(text, text && 'Label')}${free}</w:tc>`;
}

const rowXml = (cells: readonly Cell[], header = false): string =>
  `<w:tr>${header ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.map(cellXml).join('')}</w:tr>`;

function tableXml(widths: readonly number[], rows: readonly string[]): string {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="6" w:color="000000"/>`).join('');
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

/** Bagian Identitas: whose it is, its numbers and dates, and six fields in pairs. */
function identity(): string {
  const [left, label, value] = [7_250, 2_650, 4_600];
  const lines = ['Nomor SOP', 'Tanggal Pembuatan', 'Tanggal Revisi', 'Tanggal Efektif', 'Disahkan oleh', 'Nama SOP'];
  const top = lines.map((text, i) =>
    rowXml([
      i === 0
        ? { text: 'Logo, nama SKPD, dan nama unit kerja', width: left, down: 'restart' }
        : { text: '', width: left, down: 'continue' },
      { text, width: label },
      { text: '', width: value, lines: text === 'Disahkan oleh' ? 3 : 0 },
    ]),
  );
  const pairs = [
    ['Dasar Hukum', 'Kualifikasi Pelaksana'],
    ['Keterkaitan', 'Peralatan dan Perlengkapan'],
    ['Peringatan', 'Pencatatan dan Pendataan'],
  ];
  const below = pairs.flatMap(([a = '', b = '']) => [
    rowXml([
      { text: a, width: left },
      { text: b, width: label + value, span: 2 },
    ]),
    rowXml([
      { text: '', width: left, lines: 3 },
      { text: '', width: label + value, span: 2, lines: 3 },
    ]),
  ]);
  return tableXml([left, label, value], [...top, ...below]);
}

/** Bagian Flowchart: the steps, who takes them, and the standard of each (mutu baku). */
function steps(): string {
  const [number, activity, actor, quality, remark] = [600, 3_900, 1_500, 1_500, 1_000];
  const widths = [number, activity, actor, actor, actor, quality, quality, quality, remark];
  const above: Cell[] = [
    { text: 'No', width: number, down: 'restart' },
    { text: 'Kegiatan', width: activity, down: 'restart' },
    { text: 'Pelaksana', width: actor * 3, span: 3 },
    { text: 'Mutu Baku', width: quality * 3, span: 3 },
    { text: 'Keterangan', width: remark, down: 'restart' },
  ];
  const under: Cell[] = [
    { text: '', width: number, down: 'continue' },
    { text: '', width: activity, down: 'continue' },
    ...ACTORS.map((text) => ({ text, width: actor })),
    ...['Kelengkapan', 'Waktu', 'Output'].map((text) => ({ text, width: quality })),
    { text: '', width: remark, down: 'continue' },
  ];
  const free = Array.from({ length: STEPS }, (_, i) =>
    rowXml(widths.map((width, column) => ({ text: column === 0 ? String(i + 1) : '', width, lines: 1 }))),
  );
  return tableXml(widths, [rowXml(above, true), rowXml(under, true), ...free]);
}

const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
const relationships = (inside: string): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;

/** The empty form of an SOP-AP (PermenPANRB 35/2012) as DOCX, A4 landscape: identity, then steps with their flow. */
export function sopTemplate(): Uint8Array {
  const page =
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
  const font = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
    '_rels/.rels': relationships(relationship('rId1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relationships(relationship('rId1', 'styles', 'styles.xml')),
    'word/styles.xml': `${HEAD}<w:styles ${WORD}><w:docDefaults><w:rPrDefault><w:rPr>${font}<w:sz w:val="20"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Label"><w:name w:val="Label"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style></w:styles>`,
    'word/document.xml': `${HEAD}<w:document ${WORD}><w:body>${identity()}<w:p><w:r><w:br w:type="page"/></w:r></w:p>${steps()}${paragraph('')}${page}</w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), { mtime: MADE });
}
