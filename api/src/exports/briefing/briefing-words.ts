import type { Outlook } from '@pantausop/contracts';
import {
  coverageOf,
  directionOf,
  LATER_DAYS,
  OUTLOOK_DAYS,
  POINTS_OF_FALL,
  predikatOf,
  subtractFractions,
  weakestArea,
  type AreaCode,
  type Fraction,
} from '@pantausop/domain';
import { causesName } from '../changes-tables';
import {
  areaName,
  countWords,
  dateWords,
  listWords,
  monthWords,
  percent,
  PREDIKAT_NAMES,
  ratioOf,
  shown,
  step,
  unsigned,
} from '../words';
import { rootIndex, type BriefingAnswers, type Call } from './briefing-facts';

const lower = (text: string): string => (/^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
/** The name of an area inside of a sentence: only abbreviations keep their capitals. */
const inSentence = (area: AreaCode): string => areaName(area).split(' ').map(lower).join(' ');
const shows = (change: string): boolean => /[1-9]/.test(change);

/** Indeks ... naik/turun/tetap X menjadi Y (predikat); k dari n SOP wajib sudah berlaku (c%). */
export function finding(answers: BriefingAnswers): string {
  const { now } = answers;
  const { total } = now.total;
  const facts =
    `${countWords(total.inForce)} dari ${countWords(total.required)} SOP wajib sudah berlaku` +
    ` (${percent(coverageOf(total))})`;
  const index = rootIndex(now);
  if (!index) return `Indeks Kepatuhan SOP belum dapat dihitung; ${facts}.`;
  const predikat = PREDIKAT_NAMES[predikatOf(index, now.ruleset)];
  return `Indeks Kepatuhan SOP ${moved(rootIndex(answers.before), index)} ${shown(index)} (${predikat}); ${facts}.`;
}

function moved(before: Fraction | null, now: Fraction): string {
  if (!before) return 'kini';
  const change = subtractFractions(now, before);
  const direction = directionOf(change);
  if (direction === 'same') return 'tetap';
  return `${direction === 'up' ? 'naik' : 'turun'} ${unsigned(step(change))} poin menjadi`;
}

/** Where we stand: the OPDs that are complete, and the area that is not. */
export function standing({ now }: BriefingAnswers): string {
  const { complete, counted } = now.total.fullyCompleteUnits;
  const weakest = weakestArea(now.total.cells);
  const lags = weakest?.area ? `; ${inSentence(weakest.area)} terendah (${percent(coverageOf(weakest))})` : '';
  return `${countWords(complete)} dari ${countWords(counted)} OPD tuntas di semua area${lags}`;
}

/** What moved: the greatest rise, and the two greatest falls. */
export function movement({ changes }: BriefingAnswers): string {
  const by = (sign: 1 | -1) =>
    changes.steps
      .filter(({ change }) => shows(step(ratioOf(change))) && Math.sign(change ?? 0) === sign)
      .sort((a, b) => sign * ((b.change ?? 0) - (a.change ?? 0)));
  const [rise] = by(1);
  const falls = by(-1).slice(0, 2);
  const said = (one: (typeof falls)[number]) => `${lower(causesName(one))} ${unsigned(step(ratioOf(one.change)))}`;
  if (!rise && falls.length === 0) return 'Tidak ada sebab yang mengubah indeks pada rentang ini';
  const up = rise ? `${causesName(rise)} menambah ${unsigned(step(ratioOf(rise.change)))} poin` : '';
  const down = falls.length > 0 ? `${listWords(falls.map(said))} poin menahannya` : '';
  return up && down ? `${up}; ${down}` : up || `${down.charAt(0).toUpperCase()}${down.slice(1)}`;
}

/** Where it is heading: the target, and with the pace of the last months when. */
export function heading({ outlook: { target, pace, forecast, value } }: BriefingAnswers): string {
  if (target && forecast.kind === 'reached') return `Target ${shown(ratioOf(target.value))} sudah tercapai`;
  if (!pace) return `Belum cukup data untuk laju; indeks kini ${shown(ratioOf(value))}`;
  const rate = `laju ${step(ratioOf(pace.slope))} poin per bulan`;
  if (!target) return `Dengan ${rate}; target belum ditetapkan`;
  const [aim, due] = [shown(ratioOf(target.value)), dateWords(target.dueOn)];
  if (forecast.date === null) return `Target ${aim} pada ${due} tidak tercapai dengan ${rate}`;
  const against = forecast.date <= target.dueOn ? `lebih cepat dari ${due}` : `bukan ${due}`;
  return `Dengan ${rate}, target ${aim} tercapai ${monthWords(forecast.date)}, ${against}`;
}

/** What lapses soon, and what that costs. */
export function lapses({ windows, fall }: Outlook): string {
  const soon = windows.find(({ days }) => days === LATER_DAYS);
  if (!soon || soon.applied + soon.current === 0)
    return `Tidak ada poin yang lewat masa berlakunya dalam ${LATER_DAYS} hari.`;
  const credits = `${countWords(soon.applied)} pemantauan dan ${countWords(soon.current)} evaluasi`;
  const falls = `Bila tidak ada yang dicatat lagi, indeks turun ${unsigned(step(ratioOf(fall.loss)))} poin dalam ${OUTLOOK_DAYS.at(-1)} hari`;
  if (soon.sops === null)
    return `Dalam ${LATER_DAYS} hari (s.d. ${dateWords(soon.until)}) ${credits} lewat masanya. ${falls}.`;
  const all = `${falls}; ${countWords(fall.preventionCount)} SOP menahan ${percent(ratioOf(fall.share))} dari penurunan itu.`;
  return (
    `Dalam ${LATER_DAYS} hari (s.d. ${dateWords(soon.until)}) ${countWords(soon.sops)} SOP kehilangan poin: ${credits}` +
    ` lewat masanya. SOP tetap berlaku; yang hilang adalah poin untuk masa yang lewat. ${all}`
  );
}

/** Three points for direction. */
export function directions({ now, outlook }: BriefingAnswers, calls: readonly Call[]): string[] {
  const weakest = weakestArea(now.total.cells);
  const soon = outlook.windows.find(({ days }) => days === LATER_DAYS);
  const points = [
    calls.length > 0
      ? asked(calls)
      : `Pertahankan: tidak ada OPD yang sunyi, turun ${POINTS_OF_FALL} poin atau lebih, maupun berpredikat Sangat Kurang.`,
  ];
  if (weakest?.area && weakest.inForce < weakest.required) {
    const open = countWords(weakest.required - weakest.inForce);
    points.push(`Dahulukan area ${inSentence(weakest.area)}: ${open} SOP wajib belum berlaku.`);
  }
  if (outlook.fall.preventionCount > 0) {
    const share = percent(ratioOf(outlook.fall.share));
    points.push(
      `Pantau atau evaluasi ${countWords(outlook.fall.preventionCount)} SOP terpilih sebelum masanya lewat: ${share} penurunan tertahan.`,
    );
  } else if (soon) {
    points.push('Jaga pemantauan dan evaluasi: tidak ada yang lewat dalam waktu dekat.');
  }
  return points;
}

/** What to ask of those who are called, by the reason of the call. */
function asked(calls: readonly Call[]): string {
  const of = (why: Call['why'], ask: string): string[] => {
    const some = calls.filter((call) => call.why === why).length;
    return some === 0 ? [] : [`${countWords(some)} ${ask}`];
  };
  const parts = [
    ...of('silent', 'yang sunyi mengaktifkan kembali operatornya'),
    ...of('fell', 'yang turun menuntaskan evaluasi dan pemantauan yang lewat'),
    ...of('low', 'yang rendah melaporkan jadwal pengesahan'),
  ];
  return `Minta pimpinan OPD: ${parts.join('; ')}.`;
}

/** Why a unit is on the list. */
export const reason = ({ why, change, index, days }: Call): string => {
  if (why === 'silent') return days === null ? 'belum pernah mencatat' : `sunyi ${countWords(days)} hari`;
  return why === 'fell' ? `turun ${unsigned(step(change))} poin` : `indeks ${shown(index)}`;
};
