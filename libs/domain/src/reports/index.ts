export * from './calls';
export * from './due-dates';
export * from './findings';
export * from './happenings';
export * from './letterhead';
export * from './named-numbers';
export * from './next-actions';
