export { describeEngines, type Engine } from './engines';
