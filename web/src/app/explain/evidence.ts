import type { ExplanationLine, ReadExplanation } from './explanation';

/** The explanation as plain text, to be pasted into a letter or a message, with the address that shows it again. */
export function evidenceText(figure: ReadExplanation, evidence: readonly ExplanationLine[], address: string): string {
  const lines = (all: readonly ExplanationLine[]) =>
    all.map(({ label, amount }) => (amount === '' ? label : `${label}: ${amount}`));
  const sections = figure.sections.flatMap((section) => ['', section.title, ...lines(section.lines)]);
  return [
    `${figure.title}: ${figure.figure}`,
    figure.meaning,
    figure.formula,
    ...sections,
    '',
    ...lines(evidence),
    address,
  ]
    .filter((line, i, all) => line !== '' || all[i - 1] !== '')
    .join('\n');
}
