export * from './operation';
export * from './obliged-stretches';
export * from './plan-sop';
export * from './plan-units';
export * from './plan';
export * from './sub-units';
export * from './tree-faults';
export * from './housing';
