export * from './rule';
export * from './planned';
export * from './due';
