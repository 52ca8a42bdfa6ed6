import type { OperationPreview, SopInQuestion } from '@pantausop/contracts';

/** What becomes of one SOP. */
export type Choice = NonNullable<SopInQuestion['decision']>;
/** What somebody decided, by SOP. */
export type Choices = ReadonlyMap<string, Choice>;

export interface SopsShown {
  readonly unit: string;
  readonly area: string;
  readonly words: string;
  readonly onlyOpen: boolean;
}
export const ALL_SOPS: SopsShown = { unit: '', area: '', words: '', onlyOpen: false };

/** What is decided of an SOP by now: by a person, else what a preview without decisions proposed. */
export const decisionOf = (sop: SopInQuestion, choices: Choices): Choice | null =>
  choices.get(sop.id) ?? (sop.proposed ? sop.decision : null);

/** The SOPs of a unit, of an area, with every word in title or number, perhaps only those that nobody has decided. */
export function shownSops(
  sops: readonly SopInQuestion[],
  { unit, area, words, onlyOpen }: SopsShown,
  choices: Choices,
): readonly SopInQuestion[] {
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean);
  return sops.filter((sop) => {
    const text = `${sop.title} ${sop.number ?? ''}`.toLowerCase();
    return (
      (unit === '' || sop.unit.id === unit) &&
      (area === '' || sop.area === area) &&
      sought.every((word) => text.includes(word)) &&
      (!onlyOpen || decisionOf(sop, choices) === null)
    );
  });
}

/** The choices that another preview still asks for; an SOP that is no longer in question, or whose unit no longer takes over, drops out. */
export function keptChoices(choices: Choices, { sops, targets }: Pick<OperationPreview, 'sops' | 'targets'>): Choices {
  const asked = new Set(sops.map(({ id }) => id));
  const offered = new Set(targets.map(({ id }) => id));
  return new Map(
    [...choices].filter(([sop, choice]) => asked.has(sop) && (choice.action === 'end' || offered.has(choice.to))),
  );
}

/** A choice as it is sent. */
export type ChosenSop = Choice & { readonly sop: string };
export const bodiesOf = (choices: Choices): readonly ChosenSop[] =>
  [...choices].map(([sop, choice]) => ({ sop, ...choice }));

/** A choice as the value of a `<select>`, and back. */
export const tokenOf = (choice: Choice | null): string =>
  choice === null ? '' : choice.action === 'end' ? 'end' : `${choice.action}:${choice.to}`;

export function choiceOf(token: string, more: { readonly reviewOn: string; readonly reason: string }): Choice | null {
  if (token === 'end') return { action: 'end', reason: more.reason };
  const [action, ...rest] = token.split(':');
  const to = rest.join(':');
  if (action === 'move') return { action, to };
  if (action === 'renew') return { action, to, reviewOn: more.reviewOn };
  return null;
}

/** A decision that says everything it has to. */
export const isWhole = (choice: Choice): boolean =>
  choice.action === 'move' || (choice.action === 'end' ? choice.reason.trim() !== '' : choice.reviewOn !== '');

/** How many SOPs each decision takes. */
export function countsOf(
  sops: readonly SopInQuestion[],
  choices: Choices,
): { readonly move: number; readonly renew: number; readonly end: number } {
  const counts = { move: 0, renew: 0, end: 0 };
  for (const sop of sops) {
    const decision = decisionOf(sop, choices);
    if (decision) counts[decision.action]++;
  }
  return counts;
}
