export { AnswerCache } from './answer-cache';
export { AppAdapter } from './app-adapter';
export { BYTE_ORDER_MARK, csvLine, neutralised, withoutApostrophe } from './csv-lines';
export { Asked, refuseUnknownQuery, type AppRequest, type Ask } from './asked';
export {
  BadInputError,
  NotAllowedError,
  NotSignedInError,
  PreconditionError,
  TooManyError,
  UnavailableError,
  UnsupportedMediaError,
  inputErrorsOf,
  type InputError,
} from './bad-input';
export type { Caller, Grant, Within } from './caller';
export type { Bilingual, Language } from './bilingual';
export { circumstances, under, type Circumstances } from './circumstances';
export { configureHttp } from './configure-http';
export { Draining } from './draining';
export { Endpoint, endpointOf, type EndpointSpec } from './endpoint';
export { HttpModule } from './http.module';
export { INPUT_SENTENCES } from './input-sentences';
export { jsonList } from './json-list';
export { openApiDocument } from './openapi-document';
export { PreparedJson } from './prepared-json';
export { ProgramLog } from './program-log';
export { RequestMetrics } from './request-metrics';
export { RequestWitnesses, type RefusalWitness } from './request-witnesses';
export { Routes } from './routes';
export { TaggedJson } from './tagged-json';
export { API_VERSION, BUILD } from './version';
export { WRITE_REFUSALS } from './write-troubles';
