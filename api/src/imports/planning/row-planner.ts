import type { ImportFinding, RowOutcome } from '@pantausop/contracts';
import { foldSop, type RefusedError, type SopFact, type SopId, type UnitId, unitKey } from '@pantausop/domain';
import type { Bilingual } from '../sentences';
import { changeInWords } from './change-sentences';
import { planMatchedRow } from './matched-row';
import { planNewRow } from './new-row';
import type { SopChange } from '../../register/register-batch';
import type { PlannedRow, RowArea } from './plan';
import { hasNumberOnly, inForceSinceOf, type PlanRequest, type PlanSources } from './plan-request';
import type { IndexedSop, Match, MatchedSop, RegisterIndex } from './register-index';
import { remark, type RowContext } from './row-context';
import type { RowHead } from './row-head';
import { tryOut } from './trial';
import type { UnitFinder } from './unit-finder';

/** Facts that an operator may record in the own scope; the rest takes the role of Organisasi (outer contract). */
const OPERATOR_FACTS: ReadonlySet<SopFact['type']> = new Set([
  'drafting_started',
  'submitted',
  'document_checked',
  'monitored',
]);

const SAID: Bilingual = { id: 'Tertulis di berkas', en: 'Written in the file' };
const CHOSEN: Bilingual = { id: 'Dipilih oleh pengguna', en: 'Chosen by a person' };

/** Plans one row after the other; an SOP that one row has claimed is not given to another. */
export class RowPlanner {
  private readonly claimed = new Map<SopId, number>();

  constructor(
    private readonly request: PlanRequest,
    private readonly sources: PlanSources,
    private readonly units: UnitFinder,
    private readonly indices: ReadonlyMap<UnitId, RegisterIndex>,
  ) {}

  /** The SOP of the register that a row may be about. */
  matchOf({ opd, row, placeName, placeUnits }: RowHead): Match {
    const index = opd === null ? undefined : this.indices.get(opd);
    const name = placeName === null ? null : unitKey(placeName);
    return index?.find(row.says.title, row.says.number, { name, units: placeUnits }) ?? { kind: 'none', twin: null };
  }

  /**
   * @param findings what is known of the row already; an error among them leaves it out
   * @param sops those that the rows match, whole
   */
  plan(
    head: RowHead,
    findings: readonly ImportFinding[],
    match: Match,
    sops: ReadonlyMap<SopId, MatchedSop>,
  ): PlannedRow {
    const { opd, unit } = head;
    if (opd === null || unit === null || findings.some(isError)) return this.refused(head, findings);
    const home = this.units.heirs(opd)[0] ?? opd;
    if (!this.request.rights.mayRecord(home)) {
      const params = { unit: this.units.name(opd) };
      return this.refused(head, [...findings, remark(head, 'error', 'out_of_scope', 'opd', params)]);
    }
    if (match.kind === 'ambiguous') {
      const { title } = head.row.says;
      const ambiguous = remark(head, 'error', 'title_ambiguous', 'title', { title, count: match.count });
      return this.refused(head, [...findings, ambiguous]);
    }
    if (match.kind === 'none') return this.planNew(head, opd, unit, [...findings, ...this.twinOf(head, match.twin)]);
    const sop = sops.get(match.sop.id);
    if (!sop) throw new Error(`the register no longer has the SOP ${match.sop.id}`);
    return this.planMatched(head, opd, unit, sop, findings);
  }

  private planNew(head: RowHead, opd: UnitId, unit: UnitId, findings: readonly ImportFinding[]): PlannedRow {
    const area = this.areaOf(head);
    const asked = hasNumberOnly(head.row.says);
    const context = this.contextOf(head, opd, unit, asked);
    if (area === null) {
      return this.refused(head, [...findings, remark(head, 'error', 'area_undecided', 'area', {})]);
    }
    const { planned, findings: own } = planNewRow(context, this.sources.newId(), area.code);
    const all = [...findings, ...this.proposalOf(head, area), ...this.undated(context, asked), ...own];
    return this.finish(head, planned, undefined, all, { unit, area, numberWithoutDate: asked });
  }

  private planMatched(
    head: RowHead,
    opd: UnitId,
    unit: UnitId,
    sop: MatchedSop,
    findings: readonly ImportFinding[],
  ): PlannedRow {
    const other = this.claimed.get(sop.id);
    if (other !== undefined) {
      const params = { title: head.row.says.title, rows: `${other}, ${head.row.row}` };
      return this.refused(head, [...findings, remark(head, 'error', 'duplicate_title', 'title', params)]);
    }
    this.claimed.set(sop.id, head.row.row);
    const asked = hasNumberOnly(head.row.says) && sop.state.ratifiedOn === null;
    const context = this.contextOf(head, opd, unit, asked);
    const { planned, findings: own, changedDates } = planMatchedRow(context, sop);
    const area: RowArea | null =
      sop.state.area === null
        ? null
        : { code: head.statedArea ?? sop.state.area, confirmed: true, confidence: 1, reason: SAID };
    const all = [...findings, ...(planned ? this.undated(context, asked) : []), ...own];
    const at = planned ? lastUnit(planned, sop.state.unit ?? unit) : (sop.state.unit ?? unit);
    return this.finish(head, planned, sop, all, { unit: at, area, numberWithoutDate: asked, changedDates });
  }

  private finish(
    head: RowHead,
    planned: SopChange | null,
    sop: MatchedSop | undefined,
    findings: readonly ImportFinding[],
    more: { unit: UnitId; area: RowArea | null; numberWithoutDate: boolean; changedDates?: boolean },
  ): PlannedRow {
    const { unit, area, numberWithoutDate, changedDates = false } = more;
    const forbidden = planned === null ? null : this.forbidden(head, planned);
    if (forbidden) return this.refused(head, [...findings, forbidden]);
    const { today } = this.request;
    const trial = planned === null ? null : tryOut(planned, sop?.history, today, this.units.lives);
    if (trial?.admitted === false) return this.refused(head, [...findings, refusalFinding(head, trial.refusal)]);
    if (findings.some(isError)) return this.refused(head, findings);
    if (trial) this.sources.changes(sop?.state ?? null, foldSop(trial.history, today));
    const outcome: RowOutcome = planned === null ? 'same' : planned.isNew ? 'new' : 'changed';
    return {
      row: head.row,
      outcome,
      unit: { id: unit, name: this.units.name(unit) },
      opd: head.opd,
      area,
      changes: planned === null ? [] : this.changesOf(planned),
      findings,
      planned,
      changedDates,
      numberWithoutDate,
    };
  }

  private refused(head: RowHead, findings: readonly ImportFinding[]): PlannedRow {
    const { row, unit, opd } = head;
    const named = unit ?? opd;
    return {
      row,
      outcome: 'error',
      unit: named === null ? null : { id: named, name: this.units.name(named) },
      opd,
      area: head.statedArea === null ? null : { code: head.statedArea, confirmed: true, confidence: 1, reason: SAID },
      changes: [],
      findings,
      planned: null,
      changedDates: false,
      numberWithoutDate: false,
    };
  }

  private contextOf(head: RowHead, opd: UnitId, unit: UnitId, asked: boolean): RowContext {
    const { decisions, effectiveOn, today } = this.request;
    return {
      row: head.row,
      headers: head.headers,
      units: this.units,
      opd,
      unit,
      placeName: head.placeName,
      statedArea: head.statedArea,
      effectiveOn,
      inForceSince: asked ? inForceSinceOf(head.row.says, decisions.inForceSince, today) : null,
      further: decisions.acceptRevisions === true || (decisions.revisions ?? []).includes(head.row.key),
    };
  }

  /** Of the row, of the file, or proposed: the last only counts once a person has confirmed it. */
  private areaOf(head: RowHead): RowArea | null {
    const { decisions, area } = this.request;
    if (head.statedArea !== null) {
      const decided = decisions.areas?.[head.row.key] !== undefined;
      return { code: head.statedArea, confirmed: true, confidence: 1, reason: decided ? CHOSEN : SAID };
    }
    if (area !== null) return { code: area, confirmed: true, confidence: 1, reason: CHOSEN };
    const { title, number } = head.row.says;
    const proposal = this.sources.propose(title, number);
    if (proposal === null) return null;
    const { area: code, confidence, reason } = proposal;
    return { code, confirmed: decisions.acceptAreas === true, confidence, reason };
  }

  private proposalOf(head: RowHead, { confirmed, confidence, reason }: RowArea): ImportFinding[] {
    if (confirmed) return [];
    const params = { reasonId: reason.id, reasonEn: reason.en, percent: Math.round(confidence * 100) };
    return [remark(head, 'warning', 'area_proposed', 'area', params)];
  }

  private undated(context: RowContext, asked: boolean): ImportFinding[] {
    if (!asked || context.inForceSince !== null) return [];
    const byYear = this.request.decisions.inForceSince?.mode === 'number-year';
    return [remark(context, 'warning', byYear ? 'number_without_year' : 'number_undated', 'number', {})];
  }

  private twinOf(head: RowHead, twin: IndexedSop | null): ImportFinding[] {
    if (twin === null || head.row.says.number === null) return [];
    const number = twin.number ?? twin.numbers[0] ?? '';
    const params = { number, unit: twin.unit === null ? '' : this.units.name(twin.unit) };
    return [remark(head, 'note', 'twin', 'title', params)];
  }

  private forbidden(head: RowHead, { events, retractions }: SopChange): ImportFinding | null {
    const home = head.opd === null ? null : (this.units.heirs(head.opd)[0] ?? head.opd);
    if (home === null || this.request.rights.mayGovern(home)) return null;
    const own = retractions.length === 0 && events.every(({ fact }) => OPERATOR_FACTS.has(fact.type));
    return own ? null : remark(head, 'error', 'not_permitted', null, {});
  }

  private changesOf({ events, remarks, isNew }: SopChange): Bilingual[] {
    const said = events.map(({ fact, effectiveOn, replaces }) =>
      changeInWords(fact, effectiveOn, replaces !== undefined, this.sources.areas, (unit) => this.units.name(unit)),
    );
    const keys = Object.keys(remarks);
    if (isNew || keys.length === 0) return said;
    const names = keys.join(', ');
    return [...said, { id: `catatan diperbarui: ${names}`, en: `remarks updated: ${names}` }];
  }
}

const isError = ({ severity }: ImportFinding): boolean => severity === 'error';

function lastUnit({ events }: SopChange, unit: UnitId): UnitId {
  const moved = events.findLast(({ fact }) => fact.type === 'moved')?.fact;
  return moved?.type === 'moved' ? moved.unit : unit;
}

function refusalFinding(head: RowHead, { code, said, params }: RefusedError): ImportFinding {
  const date = String(params['date'] ?? '');
  switch (code) {
    case 'event_in_future':
    case 'before_required':
    case 'not_in_force':
    case 'already_required':
      return remark(head, 'error', code, code === 'not_in_force' ? 'monitoredOn' : 'requiredOn', { date });
    default:
      return remark(head, 'error', 'not_admitted', null, { whyId: said.id, whyEn: said.en });
  }
}
