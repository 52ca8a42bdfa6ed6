import type { Explanation, ExplanationLine } from './explanation';

/** The explanation as plain text, to be pasted into a letter or a message, with the address that shows it again. */
export function evidenceText(figure: Explanation, evidence: readonly ExplanationLine[], address: string): string {
  const lines = (all: readonly ExplanationLine[]) => all.map((line) => `${line.label}: ${line.amount}`);
  const sections = figure.sections.flatMap((section) => ['', section.title, ...lines(section.lines)]);
  return [
    `${figure.title}: ${figure.figure}`,
    figure.meaning,
    figure.formula,
    ...sections,
    '',
    ...lines(evidence),
    address,
  ].join('\n');
}
