import type { Several } from '../register/register-batch';

/** Rows made from others only when they are gone through. */
export const mapped = <T, U>(rows: Several<T>, make: (row: T) => U): Several<U> => ({
  length: rows.length,
  *[Symbol.iterator]() {
    for (const row of rows) yield make(row);
  },
});
