export * from './content';
export * from './proposal';
