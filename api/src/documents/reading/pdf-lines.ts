import type { Box } from '@pantausop/domain';
import type { Letter } from './pdf-page';

/** Letters of one line that stand together. */
export interface Run extends Box {
  readonly text: string;
  readonly size: number;
}

/** A gap of so many letter heights parts what stands beside it. */
const APART = 1.1;
const SPACE = 0.18;

/** The words of lines, parted where a rule stands or a wide gap lies between them. */
export function runsOf(letters: readonly Letter[], uprights: readonly Box[]): Run[] {
  return linesOf(letters).flatMap((line) => {
    const runs: Run[] = [];
    let open: Letter[] = [];
    for (const letter of line) {
      const before = open.at(-1);
      if (before && isApart(before, letter, uprights)) {
        runs.push(runOf(open));
        open = [];
      }
      // a blank alone begins nothing
      if (open.length > 0 || letter.text.trim() !== '') open.push(letter);
    }
    if (open.length > 0) runs.push(runOf(open));
    return runs.filter(({ text }) => text !== '');
  });
}

/** Letters of about one height, from left to right. */
function linesOf(letters: readonly Letter[]): Letter[][] {
  const lines: { baseline: number; letters: Letter[] }[] = [];
  for (const letter of [...letters].sort((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1);
    if (line && letter.baseline - line.baseline <= Math.max(1.5, letter.size * 0.3)) line.letters.push(letter);
    else lines.push({ baseline: letter.baseline, letters: [letter] });
  }
  return lines.map((line) => line.letters.sort((a, b) => a.left - b.left));
}

function isApart(before: Letter, letter: Letter, uprights: readonly Box[]): boolean {
  const gap = letter.left - before.right;
  if (gap > letter.size * APART) return true;
  const middle = letter.baseline - letter.size * 0.3;
  return uprights.some(
    ({ left, top, bottom }) => left > before.right - 1.5 && left < letter.left + 1.5 && top < middle && bottom > middle,
  );
}

function runOf(letters: readonly Letter[]): Run {
  let text = '';
  let end = letters[0]?.left ?? 0;
  for (const letter of letters) {
    if (letter.left - end > letter.size * SPACE && !text.endsWith(' ')) text += ' ';
    text += letter.text;
    end = letter.right;
  }
  const size = Math.max(...letters.map((letter) => letter.size));
  const baseline = letters[0]?.baseline ?? 0;
  const inked = letters.filter((letter) => letter.text.trim() !== '');
  const right = Math.max(...inked.map((letter) => letter.right));
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    ...{ size, left: letters[0]?.left ?? 0, right, top: baseline - size * 0.8, bottom: baseline + size * 0.2 },
  };
}
