export * from './process-events';
export * from './process-figures';
export * from './process-admission';
export * from './process-retraction';
export * from './process-table';
export * from './process-plan';
export * from './lke';
