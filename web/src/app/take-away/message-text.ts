/** What a message of a page says. */
export interface MessageParts {
  /** which government, which day */
  readonly head: string;
  /** the sentences of the page, the first one is the finding */
  readonly sentences: readonly string[];
  /** figures, one a line; the last ones go first where there is no room */
  readonly figures: readonly string[];
  /** null while the data are real */
  readonly sampleMark: string | null;
  readonly link: string;
}

/** A message stays below this many characters, so that a phone shows all of it. */
export const LONGEST_MESSAGE = 999;

/** Plain text for a messenger: head, finding, figures, link. What does not fit is left out whole; the link always stays. */
export function messageText({ head, sentences, figures, sampleMark, link }: MessageParts): string {
  const [finding = '', ...more] = sentences.filter((sentence) => sentence !== '');
  const fixed = [head, ...(sampleMark === null ? [] : [sampleMark]), finding];
  const lengthOf = (lines: readonly string[]): number => [...lines, link].join('\n').length;
  const lines = [...fixed];
  for (const line of [...more, ...figures]) if (lengthOf([...lines, line]) <= LONGEST_MESSAGE) lines.push(line);
  if (lengthOf(lines) > LONGEST_MESSAGE) {
    const room = LONGEST_MESSAGE - lengthOf(fixed.slice(0, -1)) - 2;
    lines.splice(fixed.length - 1, lines.length, `${finding.slice(0, Math.max(0, room))}…`);
  }
  return [...lines, link].join('\n');
}
