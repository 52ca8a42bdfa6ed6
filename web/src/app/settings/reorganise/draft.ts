import { UnitOperationSchema, type UnitKind, type UnitOperationBody } from '@pantausop/contracts';
import { isCalendarDate, type OperationKind } from '@pantausop/domain';

export interface NameDraft {
  readonly name: string;
  readonly abbreviation: string;
  readonly code: string;
}
export interface UnitDraft extends NameDraft {
  readonly key: string;
  readonly kind: UnitKind;
  readonly parent: string;
}

/** What somebody has filled in so far; what another kind of operation needs stays, so that a choice can be taken back. */
export interface Draft {
  readonly kind: OperationKind;
  readonly effectiveOn: string;
  readonly legalBasis: string;
  /** renamed, moved, split or dissolved */
  readonly unit: string;
  readonly parent: string;
  readonly name: NameDraft;
  /** merged */
  readonly units: readonly string[];
  /** the id of the unit that takes over; empty = a new one */
  readonly into: string;
  readonly renamesInto: boolean;
  /** the unit that is split goes on */
  readonly stays: boolean;
  /** units that stand and take over */
  readonly successors: readonly string[];
  readonly made: readonly UnitDraft[];
}

const NO_NAME: NameDraft = { name: '', abbreviation: '', code: '' };

export const newUnitDraft = (key: string): UnitDraft => ({ ...NO_NAME, key, kind: 'dinas', parent: '' });

export const emptyDraft = (effectiveOn: string): Draft => ({
  kind: 'merge',
  effectiveOn,
  ...{ legalBasis: '', unit: '', parent: '', name: NO_NAME, units: [], into: '', renamesInto: false },
  ...{ stays: false, successors: [], made: [newUnitDraft('new-1')] },
});

/** A key that none of the units bears. */
export function nextKey(made: readonly UnitDraft[]): string {
  const used = new Set(made.map(({ key }) => key));
  let number = 1;
  while (used.has(`new-${number}`)) number++;
  return `new-${number}`;
}

/** Whether the operation makes units: one, or (a split) any number. */
export const makesUnits = ({ kind, into }: Draft): boolean =>
  kind === 'establish' || kind === 'split' || (kind === 'merge' && into === '');

const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;
export type DraftFault = 'missing' | 'badCode' | 'badDate' | 'twoUnits' | 'twoParts';

/** What keeps the draft from being asked about: by field, e.g. `unit` or `new-1.code`. */
export function faultsOf(draft: Draft): ReadonlyMap<string, DraftFault> {
  const faults = new Map<string, DraftFault>();
  const need = (field: string, value: string): void => {
    if (value.trim() === '') faults.set(field, 'missing');
  };
  const named = (prefix: string, { name, abbreviation, code }: NameDraft): void => {
    need(`${prefix}.name`, name);
    need(`${prefix}.abbreviation`, abbreviation);
    need(`${prefix}.code`, code);
    if (code.trim() !== '' && !CODE.test(code.trim())) faults.set(`${prefix}.code`, 'badCode');
  };
  if (!isCalendarDate(draft.effectiveOn)) faults.set('effectiveOn', 'badDate');
  const { kind, units, into, successors, made, stays } = draft;
  if (kind === 'rename' || kind === 'reparent' || kind === 'split' || kind === 'dissolve') need('unit', draft.unit);
  if (kind === 'reparent') need('parent', draft.parent);
  if (kind === 'rename' || (kind === 'merge' && into !== '' && draft.renamesInto)) named('name', draft.name);
  if (kind === 'merge' && units.length < (into === '' ? 2 : 1)) faults.set('units', 'twoUnits');
  if (kind === 'split' && made.length + successors.length + (stays ? 1 : 0) < 2) faults.set('parts', 'twoParts');
  if (makesUnits(draft)) {
    for (const unit of kind === 'split' ? made : made.slice(0, 1)) {
      named(unit.key, unit);
      need(`${unit.key}.parent`, unit.parent);
    }
  }
  return faults;
}

/** The operation as it is sent; null while something is missing. */
export function operationOf(draft: Draft): UnitOperationBody | null {
  if (faultsOf(draft).size > 0) return null;
  const parsed = UnitOperationSchema.safeParse(bodyOf(draft));
  return parsed.success ? parsed.data : null;
}

function bodyOf(draft: Draft): object {
  const { kind, effectiveOn, unit, parent, name, units, into, successors, made, stays } = draft;
  switch (kind) {
    case 'establish':
      return { kind, effectiveOn, unit: made[0] };
    case 'rename':
      return { kind, effectiveOn, unit, name };
    case 'reparent':
      return { kind, effectiveOn, unit, parent };
    case 'merge':
      if (into === '') return { kind, effectiveOn, units, into: made[0] };
      return { kind, effectiveOn, units, into: { unit: into }, ...(draft.renamesInto ? { name } : {}) };
    case 'split': {
      const standing = [...(stays ? [unit] : []), ...successors].map((one) => ({ unit: one }));
      return { kind, effectiveOn, unit, into: [...standing, ...made] };
    }
    case 'dissolve':
      return { kind, effectiveOn, unit, successors };
  }
}
