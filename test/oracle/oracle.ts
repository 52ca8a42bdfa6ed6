/**
 * A second, deliberately naive implementation of the scoring rules, only for tests: every question is answered by replaying
 * the raw history of every SOP on the asked day as known at the asked stamp. No ledger, no cache, nothing of libs/domain but types.
 */
export * from './cells';
export * from './fractions';
export * from './single-sop';
export * from './units';
export * from './world';
