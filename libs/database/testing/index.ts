export { describeEngines, describeServedEngines, type Engine, type ServedEngine } from './engines';
