export * from './happenings';
export * from './next-actions';
export * from './calls';
export * from './findings';
export * from './due-dates';
export * from './named-numbers';
