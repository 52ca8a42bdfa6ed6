export * from './reference';
export * from './area-proposal';
export * from './demo';
export * from './scale';
