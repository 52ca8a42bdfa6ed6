export { describeEngines, describeEveryEngine, describeServedEngines, type Engine, type ServedEngine } from './engines';
