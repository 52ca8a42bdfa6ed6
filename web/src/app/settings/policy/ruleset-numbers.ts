import type { RulesetDraft, Rules } from '@pantausop/contracts';
import { AREA_CODES, IDENTITY_ELEMENTS, PROCEDURE_ELEMENTS } from '@pantausop/domain';
import type { MessageKey } from '../../i18n/message-key';

/** The numbers of a ruleset without its start. */
export type Numbers = Omit<RulesetDraft, 'effectiveOn'>;

/** One number that a ruleset sets: what it is called, where it stands, and how it is changed. */
export interface RulesetNumber {
  readonly id: string;
  readonly label: MessageKey;
  readonly least: number;
  readonly of: (numbers: Numbers) => number;
  readonly with: (numbers: Numbers, value: number) => Numbers;
}

export interface NumberGroup {
  readonly title: MessageKey;
  readonly numbers: readonly RulesetNumber[];
}

const single = (
  key: 'ratifiedPoints' | 'appliedPoints' | 'currentPoints' | 'appliedMonths' | 'currentMonths',
  label: MessageKey,
  least = 0,
): RulesetNumber => ({
  ...{ id: key, label, least },
  of: (numbers) => numbers[key],
  with: (numbers, value) => ({ ...numbers, [key]: value }),
});

/** Every number, in the order in which people read them. */
export const NUMBER_GROUPS: readonly NumberGroup[] = [
  {
    title: 'policy.partPoints',
    numbers: [
      single('ratifiedPoints', 'policy.ratified'),
      single('appliedPoints', 'policy.applied'),
      single('currentPoints', 'policy.current'),
    ],
  },
  {
    title: 'policy.months',
    numbers: [single('appliedMonths', 'policy.appliedMonths', 1), single('currentMonths', 'policy.currentMonths', 1)],
  },
  {
    title: 'policy.elements',
    numbers: [...IDENTITY_ELEMENTS, ...PROCEDURE_ELEMENTS].map((code): RulesetNumber => ({
      ...{ id: `element-${code}`, label: `terms.${code}`, least: 0 },
      of: ({ elementPoints }) => elementPoints[code],
      with: (numbers, value) => ({ ...numbers, elementPoints: { ...numbers.elementPoints, [code]: value } }),
    })),
  },
  {
    title: 'policy.weights',
    numbers: AREA_CODES.map((code): RulesetNumber => ({
      ...{ id: `area-${code}`, label: `areas.${code}`, least: 0 },
      of: ({ areaWeights }) => areaWeights[code],
      with: (numbers, value) => ({ ...numbers, areaWeights: { ...numbers.areaWeights, [code]: value } }),
    })),
  },
  {
    title: 'policy.cuts',
    numbers: (['sangat_baik', 'baik', 'cukup', 'kurang'] as const).map((name): RulesetNumber => ({
      ...{ id: `cut-${name}`, label: `terms.${name}`, least: 1 },
      of: ({ predikatCuts }) => predikatCuts.find(([, predikat]) => predikat === name)?.[0] ?? 0,
      with: (numbers, value) => ({
        ...numbers,
        predikatCuts: numbers.predikatCuts.map(([cut, predikat]) => [predikat === name ? value : cut, predikat]),
      }),
    })),
  },
];

export interface NumberChange {
  readonly label: MessageKey;
  readonly before: number;
  readonly after: number;
}

/** The numbers in which two rulesets differ. */
export const changesBetween = (before: Numbers, after: Numbers): NumberChange[] =>
  NUMBER_GROUPS.flatMap(({ numbers }) =>
    numbers.flatMap(({ label, of }) =>
      of(before) === of(after) ? [] : [{ label, before: of(before), after: of(after) }],
    ),
  );

/** What a new version starts from. */
export const numbersOf = (rules: Rules): Numbers => {
  const { elementPoints, ratifiedPoints, appliedPoints, appliedMonths, currentPoints, currentMonths } = rules;
  return {
    ...{ elementPoints, ratifiedPoints, appliedPoints, appliedMonths, currentPoints, currentMonths },
    ...{ areaWeights: rules.areaWeights, predikatCuts: rules.predikatCuts },
  };
};
