export * from './primitives';
export * from './organisation';
export * from './compliance';
export * from './register';
export * from './access';
export * from './imports';
export * from './analysis';
