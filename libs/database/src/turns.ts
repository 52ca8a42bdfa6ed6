import { setImmediate as nextTurn } from 'node:timers/promises';

/** So long a long transaction may hold the process before others are answered. */
const MOST_MS = 10;

let lastTurn = performance.now();

/**
 * SQLite answers without letting go of the process, so a transaction of many statements would hold it from its first to its last.
 * Called after a statement, this gives others their turn when it is due.
 */
export async function giveTurn(): Promise<void> {
  if (performance.now() - lastTurn < MOST_MS) return;
  await nextTurn();
  lastTurn = performance.now();
}
