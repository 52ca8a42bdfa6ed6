export { Replay } from './replay';
