export * from './content';
export * from './proposal';
export { hasText, proposeElements } from './propose-elements';
