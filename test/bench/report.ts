/** One thing measured beside its floor, in the same run. */
export interface Line {
  readonly what: string;
  readonly measured: string;
  readonly floor: string;
  /** How they compare. */
  readonly ratio: string;
  /** null: nothing is promised */
  readonly goal: { readonly text: string; readonly met: boolean } | null;
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 3 : 1)} ms`;

/** A line that says how many times faster than its floor something is. */
export function fasterThan(what: string, ours: number, floor: number, floorName: string, goal?: number): Line {
  const ratio = floor / ours;
  return {
    what,
    measured: ms(ours),
    floor: `${ms(floor)} ${floorName}`,
    ratio: `${ratio.toFixed(1)} x faster`,
    goal: goal === undefined ? null : { text: `>= ${goal} x`, met: ratio >= goal },
  };
}

/** A line that says how many times as long as its floor something takes. */
export function timesOf(what: string, ours: number, floor: number, floorName: string, goal?: number): Line {
  const ratio = ours / floor;
  return {
    what,
    measured: ms(ours),
    floor: `${ms(floor)} ${floorName}`,
    ratio: `${ratio.toFixed(2)} x as long`,
    goal: goal === undefined ? null : { text: `<= ${goal} x`, met: ratio <= goal },
  };
}

const COLUMNS = ['what', 'measured', 'floor', 'ratio'] as const;

/** Prints the lines as one table. */
export function print(title: string, lines: readonly Line[]): void {
  const widths = COLUMNS.map((column) => Math.max(column.length, ...lines.map((line) => line[column].length)));
  const row = (cells: readonly string[], rest: string): string =>
    `${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}  ${rest}`.trimEnd();
  console.log(`\n${title}\n${row(COLUMNS, 'goal')}`);
  for (const line of lines) {
    const goal = line.goal === null ? '' : `${line.goal.text} ${line.goal.met ? 'met' : 'MISSED'}`;
    console.log(
      row(
        COLUMNS.map((column) => line[column]),
        goal,
      ),
    );
  }
}
