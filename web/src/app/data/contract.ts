import type * as FirstContracts from './first-contracts';

/** A contract schema, as far as a client needs it. */
export interface Contract<T> {
  parse(value: unknown): T;
}

/** A contract that is fetched when its first answer is asked for. */
export type LaterContract<T> = () => Promise<Contract<T>>;

/** The contract of something that a first page asks. */
export const later =
  <T>(pick: (all: typeof FirstContracts) => Contract<T>): LaterContract<T> =>
  async () =>
    pick(await import('./first-contracts'));
