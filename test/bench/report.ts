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

/** A line of many runs: their p50, p95 and p99 beside those of the floor; the goal is how many times faster the p50 is. */
export function percentileLine(
  what: string,
  ours: readonly number[],
  floor: readonly number[],
  floorName: string,
  goal: number,
): Line {
  const line = fasterThan(what, percentile(ours, 50), percentile(floor, 50), floorName, goal);
  return withPercentiles(line, ours, floor, floorName);
}

/** A line of many runs under load: their p50, p95 and p99, and how many times as long as the floor their p50 takes. */
export function loadLine(what: string, ours: readonly number[], floor: readonly number[], floorName: string): Line {
  return withPercentiles(timesOf(what, percentile(ours, 50), percentile(floor, 50), floorName), ours, floor, floorName);
}

function withPercentiles(line: Line, ours: readonly number[], floor: readonly number[], floorName: string): Line {
  const all = (times: readonly number[]): string =>
    [50, 95, 99].map((percent) => ms(percentile(times, percent))).join(' / ');
  return { ...line, what: `${line.what}, p50 / p95 / p99`, measured: all(ours), floor: `${all(floor)} ${floorName}` };
}

export const percentile = (values: readonly number[], percent: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor((values.length * percent) / 100))] ?? NaN;

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

/** How long a section of the bench took. */
export interface SectionTime {
  readonly name: string;
  readonly seconds: number;
  readonly failed: boolean;
}

/** What each section took, and all of them. @param machine on which */
export function linesOfTimes(times: readonly SectionTime[], total: number, machine: string): string {
  const width = Math.max(...times.map(({ name }) => name.length));
  const lines = times.map(
    ({ name, seconds, failed }) =>
      `${name.padEnd(width)}  ${seconds.toFixed(0).padStart(5)} s${failed ? '  FAILED' : ''}\n`,
  );
  return `\nSections\n${lines.join('')}\n${total.toFixed(0)} s in all, with the sample city; ${machine}\n`;
}
