import { concat, from, ignoreElements, map, of, switchMap, type Observable } from 'rxjs';
import type * as FirstContracts from './first-contracts';
import { whenQuiet } from './when-quiet';

/** A contract schema, as far as a client needs it. */
export interface Contract<T> {
  parse(value: unknown): T;
}

/** A contract that is fetched once the first page stands, because reading the schemas takes longer than painting that page. */
export class LaterContract<T> {
  constructor(readonly among: (all: typeof FirstContracts) => Contract<T>) {}
}

let fetched: typeof FirstContracts | undefined;

/** The contract of something that a first page asks. */
export const later = <T>(among: LaterContract<T>['among']): LaterContract<T> => new LaterContract(among);

/**
 * The answer, held against its contract. While the contracts of the first page are not there yet it is given as it came and held
 * against them once that page stands: then one that does not agree is an error after all.
 */
export function heldAgainst<T>(
  contract: Contract<T> | LaterContract<T>,
  body: unknown,
  pageStands = whenQuiet,
): Observable<T> {
  if (!(contract instanceof LaterContract)) return of(contract.parse(body));
  if (fetched) return of(contract.among(fetched).parse(body));
  const held = from(pageStands()).pipe(
    switchMap(() => import('./first-contracts')),
    map((all) => contract.among((fetched = all)).parse(body)),
    ignoreElements(),
  );
  return concat(of(body as T), held);
}
