import {
  draftingFact,
  draftingOnOfRow,
  elementsOfRow,
  ELEMENT_CODES,
  titleKey,
  wordsKey,
  type CalendarDate,
  type ElementCode,
  type RegisterField,
  type SopEvent,
  type SopFact,
} from '@pantausop/domain';
import type { ImportFinding } from '@pantausop/contracts';
import { keptRemarks, sectionKept } from './kept-remarks';
import { datesRemarks, type RowResult } from './new-row';
import { REMARK } from './plan';
import { placeNeed } from './placement';
import type { NewEvent } from '../../register/register-batch';
import type { MatchedSop } from './register-index';
import { remark, type RowContext } from './row-context';

/** What comes of comparing one row with the SOP that it matches; `changedDates` when a correction could be a further event. */
export interface MatchedResult extends RowResult {
  readonly changedDates: boolean;
}

type FactOf<T extends SopFact['type']> = Extract<SopFact, { type: T }>;

const REASON = 'Koreksi dari berkas register';

/** Compares a row with its SOP: what is already so becomes nothing (outer contract, what a matched row does). */
export function planMatchedRow(context: RowContext, sop: MatchedSop): MatchedResult {
  if (!sop.state.obliged && sop.standing.some(({ fact }) => fact.type === 'requirement_ended')) {
    return { planned: null, changedDates: false, findings: [remark(context, 'note', 'obligation_ended', null, {})] };
  }
  const comparison = new RowComparison(context, sop);
  comparison.compare();
  return comparison.result();
}

class RowComparison {
  private readonly events: NewEvent[] = [];
  private readonly retractions: { event: string; reason: string }[] = [];
  private readonly findings: ImportFinding[] = [];
  private changedDates = false;
  private readonly further: boolean;

  constructor(
    private readonly context: RowContext,
    private readonly sop: MatchedSop,
  ) {
    const { revisedOn, effectiveOn } = context.row.says.dates;
    const ratifiedOn = this.last('ratified')?.effectiveOn ?? null;
    // a revision between the approval recorded and the one of the row confirms itself
    const revised = revisedOn !== null && ratifiedOn !== null && effectiveOn !== null;
    this.further = context.further || (revised && ratifiedOn < revisedOn && revisedOn <= effectiveOn);
  }

  compare(): void {
    const { says } = this.context.row;
    const { dates } = says;
    this.compareNeed();
    this.compareApplicability();
    const ratifiedOn = dates.effectiveOn ?? (this.sop.state.ratifiedOn === null ? this.context.inForceSince : null);
    const draftingOn = draftingOnOfRow(says, ratifiedOn);
    this.compareDrafting(dates.draftingOn ?? (this.last('drafting_started') ? null : draftingOn));
    this.compareElements(ratifiedOn);
    this.compareDate('submitted', dates.submittedOn, 'submittedOn', () => ({ type: 'submitted' }));
    this.compareRatified(ratifiedOn);
    const result = says.monitoringResult;
    if (result !== null) {
      const same = (fact: FactOf<'monitored'>): boolean => fact.result === result;
      this.compareDate('monitored', dates.monitoredOn, 'monitoredOn', () => ({ type: 'monitored', result }), same);
    }
    this.compareDate('evaluated', dates.evaluatedOn, 'evaluatedOn', (old) => ({
      type: 'evaluated',
      result: old?.result ?? 'fit',
    }));
    this.compareAttributes();
    this.advanceNeed();
  }

  /** Another spelling of the title that is already so (capitals, a leading "SOP") says nothing new. */
  private onlyWritesTitleDifferently(remark: string): boolean {
    return remark === REMARK.originalTitle && !this.events.some(({ fact }) => fact.type === 'retitled');
  }

  result(): MatchedResult {
    const { row, inForceSince } = this.context;
    const ratifiedOn = row.says.dates.effectiveOn ?? this.sop.state.ratifiedOn ?? inForceSince;
    const assumed = row.says.dates.effectiveOn === null && this.sop.state.ratifiedOn === null ? inForceSince : null;
    const draftingOn = draftingOnOfRow(row.says, ratifiedOn) ?? this.last('drafting_started')?.effectiveOn ?? null;
    const kept = Object.entries(keptRemarks(row, sectionKept(this.context), ratifiedOn, assumed, draftingOn)).filter(
      ([key, text]) => this.sop.remarks[key] !== text && !this.onlyWritesTitleDifferently(key),
    );
    const nothing = this.events.length === 0 && kept.length === 0;
    return {
      planned: nothing
        ? null
        : {
            sop: this.sop.id,
            isNew: false,
            remarks: Object.fromEntries(kept),
            events: this.events,
            retractions: this.retractions,
            waits: false,
          },
      findings: nothing
        ? this.findings
        : [...this.findings, ...datesRemarks({ ...this.context, inForceSince: assumed })],
      changedDates: this.changedDates,
    };
  }

  private last<T extends SopFact['type']>(type: T): (SopEvent & { fact: FactOf<T> }) | undefined {
    return this.sop.standing.findLast((event): event is SopEvent & { fact: FactOf<T> } => event.fact.type === type);
  }

  private add(fact: SopFact, effectiveOn: CalendarDate): void {
    this.events.push({ fact, effectiveOn });
  }

  private replace(event: SopEvent, fact: SopFact, effectiveOn: CalendarDate): void {
    this.events.push({ fact, effectiveOn, replaces: event.id });
    this.retractions.push({ event: event.id, reason: REASON });
  }

  /**
   * An event of this type and date is already there; or another date corrects the last one, or is a further event.
   * `same` says whether the one of that date says the same.
   */
  private compareDate<T extends SopFact['type']>(
    type: T,
    date: CalendarDate | null,
    field: RegisterField,
    factOf: (old: FactOf<T> | undefined) => FactOf<T>,
    same: (fact: FactOf<T>) => boolean = () => true,
  ): void {
    if (date === null) return;
    const ofType = this.sop.standing.filter(
      (event): event is SopEvent & { fact: FactOf<T> } => event.fact.type === type,
    );
    const there = ofType.find((event) => event.effectiveOn === date);
    if (there) {
      if (!same(there.fact)) this.replace(there, factOf(there.fact), date);
      return;
    }
    const last = ofType.at(-1);
    if (!last) {
      this.add(factOf(undefined), date);
    } else if (this.further && date > last.effectiveOn) {
      this.add(factOf(undefined), date);
      this.findings.push(remark(this.context, 'note', 'further_event', field, { from: last.effectiveOn, to: date }));
    } else {
      this.replace(last, factOf(last.fact), date);
      this.changedDates ||= date > last.effectiveOn;
      this.findings.push(remark(this.context, 'warning', 'changed_date', field, { from: last.effectiveOn, to: date }));
    }
  }

  private compareNeed(): void {
    const { requiredOn } = this.context.row.says.dates;
    const need = this.last('required');
    if (requiredOn === null || !need) return;
    const place = placeNeed(this.context.unit, requiredOn, this.context.units);
    // where the unit's beginnings bound the need, the bound is compared, not the wish
    const wanted = 'heirs' in place ? requiredOn : place.requiredOn;
    if (wanted !== need.effectiveOn) this.replace(need, need.fact, wanted);
  }

  private compareApplicability(): void {
    const reason = this.context.row.says.notApplicable;
    if (reason === null) return;
    const key = wordsKey(reason);
    const said = this.sop.standing.some(({ fact }) => fact.type === 'not_applicable' && wordsKey(fact.reason) === key);
    if (!said) this.add({ type: 'not_applicable', reason, approvedBy: null, until: null }, this.context.effectiveOn);
  }

  private compareElements(ratifiedOn: CalendarDate | null): void {
    const { state } = this.sop;
    const { says } = this.context.row;
    const old = this.last('ratified');
    const wanted = this.wantedElements(state.draftElements ?? state.elements);
    const held = [state.elements, state.draftElements ?? state.elements];
    // a list that is the register's own says what is already so, whatever the rest of the row would prove
    if (held.some((elements) => sameElements(elements, wanted) || sameElements(elements, says.elements ?? wanted))) {
      this.moveCheckAlong(old, ratifiedOn);
      return;
    }
    const first = this.last('document_checked') === undefined;
    // the first evidence counts from the dates of the row, a change from the effective date
    const on = first ? (ratifiedOn ?? says.dates.madeOn ?? this.context.effectiveOn) : this.context.effectiveOn;
    const need = state.requiredOn;
    this.add({ type: 'document_checked', elements: wanted }, need !== null && on < need ? need : on);
    if (state.inRevision) this.findings.push(remark(this.context, 'note', 'in_revision', 'elements', {}));
  }

  /** Without a list the row adds what it proves and takes nothing away. */
  private wantedElements(held: readonly ElementCode[]): ElementCode[] {
    const { says } = this.context.row;
    const own = new Set(elementsOfRow(says));
    if (says.elements === null) for (const code of held) own.add(code);
    return ELEMENT_CODES.filter((code) => own.has(code));
  }

  /** Elements that counted from an effective date follow it when it is corrected. */
  private moveCheckAlong(old: SopEvent | undefined, ratifiedOn: CalendarDate | null): void {
    if (!old || ratifiedOn === null || ratifiedOn === old.effectiveOn || this.further) return;
    if (this.sop.standing.some(({ fact, effectiveOn }) => fact.type === 'ratified' && effectiveOn === ratifiedOn))
      return;
    const check = this.sop.standing.find(
      (event) => event.fact.type === 'document_checked' && event.effectiveOn === old.effectiveOn,
    );
    if (check) this.replace(check, check.fact, ratifiedOn);
  }

  private compareDrafting(date: CalendarDate | null): void {
    const { drafter } = this.context.row.says;
    const factOf = (old: FactOf<'drafting_started'> | undefined) => draftingFact(drafter ?? old?.drafter);
    const same = (fact: FactOf<'drafting_started'>): boolean => drafter === null || fact.drafter === drafter;
    if (date !== null) return this.compareDate('drafting_started', date, 'draftingOn', factOf, same);
    const began = this.last('drafting_started');
    if (began && !same(began.fact)) this.replace(began, factOf(began.fact), began.effectiveOn);
  }

  private compareRatified(date: CalendarDate | null): void {
    const { number, signatory } = this.context.row.says;
    const factOf = (old: FactOf<'ratified'> | undefined): FactOf<'ratified'> => ({
      type: 'ratified',
      number: number ?? old?.number ?? null,
      signatory: signatory ?? old?.signatory ?? null,
    });
    const same = (old: FactOf<'ratified'>): boolean =>
      (number === null || old.number !== null) && (signatory === null || old.signatory === signatory);
    if (date !== null) return this.compareDate('ratified', date, 'effectiveOn', factOf, same);
    // no date, but a number or signatory that the approval in force lacks
    const inForce = this.sop.state.ratifiedOn === null ? undefined : this.last('ratified');
    if (inForce && !same(inForce.fact)) this.replace(inForce, factOf(inForce.fact), inForce.effectiveOn);
  }

  private compareAttributes(): void {
    const { state, titles } = this.sop;
    const { effectiveOn, row } = this.context;
    const { weight, title } = row.says;
    this.compareUnitAndArea();
    if (weight !== null && weight !== state.weight) this.add({ type: 'reweighted', weight }, effectiveOn);
    if (titleKey(title) === titleKey(state.title)) return;
    if (titles.has(titleKey(title)))
      this.findings.push(remark(this.context, 'note', 'title_kept', 'title', { title: state.title }));
    else this.add({ type: 'retitled', title }, effectiveOn);
  }

  private compareUnitAndArea(): void {
    const { state } = this.sop;
    const { statedArea, effectiveOn } = this.context;
    if (state.unit === null || state.area === null) return;
    const area = statedArea ?? state.area;
    const unit = this.unitOfRow() ?? state.unit;
    if (unit === state.unit && area === state.area) return;
    const cause = area === state.area ? 'reorganization' : 'reclassification';
    this.add({ type: 'moved', unit, area, cause }, effectiveOn);
  }

  /** The unit that the row moves its SOP to; null when it says nothing, or when the register knows a later move. */
  private unitOfRow(): string | null {
    const { unit, opd, units, placeName } = this.context;
    const { state, standing } = this.sop;
    if (placeName === null || state.unit === null || unit === opd || unit === state.unit) return null;
    if (units.heirs(unit).includes(state.unit)) return null;
    const wasThere = standing.some(
      ({ fact }) => (fact.type === 'required' || fact.type === 'moved') && fact.unit === unit,
    );
    const elsewhere =
      !units.isAtOrBelow(state.unit, [opd]) || (units.life(unit) !== undefined && !units.isOpenUnit(unit));
    if (!wasThere && !elsewhere) return unit;
    this.findings.push(remark(this.context, 'note', 'unit_kept', 'subUnit', { unit: units.name(state.unit) }));
    return null;
  }

  /** Where the row proves that the SOP existed before its need, the need is corrected, unless the row states it. */
  private advanceNeed(): void {
    const need = this.last('required');
    if (!need || this.context.row.says.dates.requiredOn !== null) return;
    const first = this.events.map(({ effectiveOn }) => effectiveOn).sort()[0];
    if (first === undefined || first >= need.effectiveOn) return;
    const place = placeNeed(need.fact.unit, first, this.context.units);
    const to = 'heirs' in place ? first : place.unit === need.fact.unit ? place.requiredOn : first;
    if (to >= need.effectiveOn) return;
    // first, so that the others come after it
    this.events.unshift({ fact: need.fact, effectiveOn: to, replaces: need.id });
    this.retractions.push({ event: need.id, reason: REASON });
    this.findings.push(
      remark(this.context, 'warning', 'required_earlier', 'requiredOn', { from: need.effectiveOn, to }),
    );
  }
}

const sameElements = (a: readonly ElementCode[], b: readonly ElementCode[]): boolean =>
  a.length === b.length && a.every((code) => b.includes(code));
