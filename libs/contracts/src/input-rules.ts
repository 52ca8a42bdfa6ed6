/**
 * What the schemas ask for where zod has no words of its own, as it is said in English behind the path of a field.
 * The server says each in the language of who asks (api/src/http/input-sentences).
 */
export const INPUT_RULES = {
  mailAddress: 'must be one mail address',
  linkToken: 'is not a token of a link',
  auditSubject: 'must be kind or kind:id',
  auditReach: 'reaches the first 10,000 entries only: narrow the filter, or export',
  calendarDate: 'must be an existing date written YYYY-MM-DD',
  instant: 'must be an ISO 8601 instant with offset, e.g. 2026-07-01T00:00:00+07:00',
  json: 'is no JSON',
  mostBelowAll: 'must lie below `all`',
  onePersonOfName: 'is 1 for a name',
  unitCode: 'is written in capitals and digits with hyphens, e.g. DINKES',
  newUnitKey: 'is "new-" with some letters or digits',
  timeOfDay: 'must be a time of day, e.g. 08:00',
} as const;
export type InputRule = keyof typeof INPUT_RULES;
