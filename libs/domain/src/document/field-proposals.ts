import type { ElementCode, IDENTITY_ELEMENTS } from '../scoring/elements';
import type { Place } from './content';
import { fits, isOffice } from './fits';
import { linesOf, type Label } from './labels';
import type { Confidence, ElementProposal, ProposalReason } from './proposal';
import { valuesOf, type ReadForm } from './values';
import { plainWords } from './words';

type Field = (typeof IDENTITY_ELEMENTS)[number];
type Said = Partial<Pick<ElementProposal, 'label' | 'value' | 'place' | 'count' | 'of'>>;

const MOST_WORDS = 200;

/** A proposal; what is not said is null. */
export const proposal = (
  element: ElementCode,
  present: boolean,
  confidence: Confidence,
  reason: ProposalReason,
  { label = null, value = null, place = null, count = null, of = null }: Said = {},
): ElementProposal => ({
  ...{ element, present, confidence, reason, count, of, label, place },
  value: value === null ? null : shortened(value),
});

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > MOST_WORDS ? `${flat.slice(0, MOST_WORDS - 1).trimEnd()}…` : flat;
}

/** What a form says of an element of its identity part. */
export function fieldProposal(form: ReadForm, element: Field): ElementProposal {
  const labels = form.labels.filter(({ meaning }) => meaning === element);
  const found = labels.map((label) => ofLabel(form, element, label));
  const present = found.find((one) => one.present);
  if (present) return present;
  return byItself(form, element) ?? found[0] ?? proposal(element, false, 'high', 'label_missing');
}

function ofLabel(form: ReadForm, element: Field, label: Label): ElementProposal {
  const values = valuesOf(form, label);
  const about = { label: label.words, place: label.cell.place };
  const fitting = values.find(({ text }) => fits(element, text));
  if (fitting) {
    return proposal(element, true, 'high', 'value_found', { ...about, value: fitting.text, place: fitting.place });
  }
  const [unfit] = values;
  // for dates and numbers what stands below a blank may be anything; it proves nothing
  if (!unfit) return proposal(element, false, 'high', 'value_blank', about);
  const reason = element === 'pengesahan' ? 'office_only' : 'value_unfit';
  return proposal(element, false, 'medium', reason, { ...about, value: unfit.text });
}

/** Elements that forms also carry without a label. */
function byItself(form: ReadForm, element: Field): ElementProposal | null {
  if (element === 'nama_unit') return unitLine(form);
  if (element === 'judul') return titleLine(form);
  return element === 'pengesahan' ? signature(form) : null;
}

const UNIT =
  /^(?:kantor\s+)?(?:dinas|badan|kecamatan|kelurahan|sekretariat|inspektorat|bagian|bidang|upt|uptd|puskesmas|rsud|rumah sakit|satuan polisi|satpol|biro|balai|laboratorium|kantor|unit pelaksana)\s+\p{L}/iu;
const GOVERNMENT = /^(?:pemerintah|pemprov|pemkot|pemkab)\s/i;

interface Line {
  readonly text: string;
  readonly place: Place;
}

/** The lines above the parts with running text, without those that are values of labels. */
function headLines(form: ReadForm): Line[] {
  const values = new Set<Place>(form.labels.flatMap((label) => valuesOf(form, label).map(({ place }) => place)));
  const isRunning = (meaning: string): boolean => ['dasar_hukum', 'keterkaitan', 'kegiatan'].includes(meaning);
  const lines: Line[] = [];
  for (const [at, grid] of form.grids.entries()) {
    for (const cell of grid.cells) {
      const labels = form.labels.filter((label) => label.cell === cell && label.grid === at);
      if (labels.some(({ meaning }) => isRunning(meaning))) break;
      if (labels.length > 0 || values.has(cell.place)) continue;
      lines.push(...linesOf(cell).map((text) => ({ text, place: cell.place })));
    }
  }
  return lines;
}

function unitLine(form: ReadForm): ElementProposal | null {
  const lines = headLines(form);
  const unit = lines.find(({ text }) => UNIT.test(text) && !isOffice(text));
  const government = lines.find(({ text }) => GOVERNMENT.test(text));
  if (unit) {
    return proposal('nama_unit', true, government ? 'high' : 'medium', 'unit_line', {
      value: unit.text,
      place: unit.place,
    });
  }
  if (!government) return null;
  const { text: value, place } = government;
  return proposal('nama_unit', false, 'medium', 'government_only', { value, place });
}

const FORM_NAME =
  /^(?:sop(?: ap)?|standar operasional prosedur|standard operating procedures?|prosedur operasional standar)(?: administrasi pemerintahan)?(?: sop)?(?: ap)?\b/;

/** "STANDAR OPERASIONAL PROSEDUR PENERBITAN …", in one line or with the title on the next. */
function titleLine(form: ReadForm): ElementProposal | null {
  const lines = headLines(form).filter(({ text }) => text !== '');
  for (const [at, line] of lines.entries()) {
    const plain = plainWords(line.text);
    if (!FORM_NAME.test(plain)) continue;
    const next = lines[at + 1];
    const rest = plain.replace(FORM_NAME, '').trim();
    const title = rest !== '' ? line : next;
    if (!title || (title === next && (UNIT.test(next.text) || GOVERNMENT.test(next.text)))) continue;
    if (plainWords(title.text).split(' ').length < 2) continue;
    return proposal('judul', true, 'medium', 'title_line', { value: title.text, place: title.place });
  }
  return null;
}

/** A name above an employee's number, at the foot of the document. */
function signature(form: ReadForm): ElementProposal | null {
  for (const grid of form.grids) {
    const cell = grid.cells.find(({ text }) => /\bnip\b\.?\s*:?\s*\d[\d\s.]{7,}/i.test(text));
    if (cell) return proposal('pengesahan', true, 'medium', 'signature_block', { value: cell.text, place: cell.place });
  }
  return null;
}
