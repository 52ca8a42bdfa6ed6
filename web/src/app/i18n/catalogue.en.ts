import { actionsEn } from './actions.en';
import { accountEn } from './account.en';
import { areaEn } from './area.en';
import { areasEn } from './areas.en';
import type { catalogueId } from './catalogue.id';
import { auditEn } from './audit.en';
import { documentsEn } from './documents.en';
import { changesEn } from './changes.en';
import { explainEn } from './explain.en';
import { filterEn } from './filter.en';
import { guideEn } from './guide.en';
import { freshnessEn } from './freshness.en';
import { heatmapEn } from './heatmap.en';
import { importEn } from './import.en';
import type { SameKeys } from './message-key';
import { needEn } from './need.en';
import { letterheadEn } from './letterhead.en';
import { marksEn } from './marks.en';
import { opdEn } from './opd.en';
import { opdReportEn } from './opd-report.en';
import { outlookEn } from './outlook.en';
import { overviewEn } from './overview.en';
import { passwordEn } from './password.en';
import { policyEn } from './policy.en';
import { processEn } from './process.en';
import { registerEn } from './register.en';
import { reportsEn } from './reports.en';
import { reorganisationEn } from './reorganisation.en';
import { scheduleEn } from './schedule.en';
import { settingsEn } from './settings.en';
import { setupEn } from './setup.en';
import { shellEn } from './shell.en';
import { signInEn } from './sign-in.en';
import { statusEn } from './status.en';
import { sopEn } from './sop.en';
import { tableEn } from './table.en';
import { takeAwayEn } from './take-away.en';
import { termsEn } from './terms.en';
import { uiEn } from './ui.en';
import { unitChoiceEn } from './unit-choice.en';
import { bulkEn } from './bulk.en';
import { commentsEn } from './comments.en';
import { verifyEn } from './verify.en';
import { workEn } from './work.en';
import { trainingEn } from './training.en';
import { usersEn } from './users.en';

/** English of all texts; fetched like the Indonesian ones. */
export const catalogueEn: { readonly [Page in keyof typeof catalogueId]: SameKeys<(typeof catalogueId)[Page]> } = {
  actions: actionsEn,
  account: accountEn,
  area: areaEn,
  areas: areasEn,
  audit: auditEn,
  documents: documentsEn,
  changes: changesEn,
  explain: explainEn,
  filter: filterEn,
  guide: guideEn,
  freshness: freshnessEn,
  heatmap: heatmapEn,
  import: importEn,
  need: needEn,
  letterhead: letterheadEn,
  marks: marksEn,
  opd: opdEn,
  opdReport: opdReportEn,
  outlook: outlookEn,
  overview: overviewEn,
  password: passwordEn,
  policy: policyEn,
  process: processEn,
  register: registerEn,
  reports: reportsEn,
  reorganisation: reorganisationEn,
  schedule: scheduleEn,
  settings: settingsEn,
  setup: setupEn,
  shell: shellEn,
  signIn: signInEn,
  sop: sopEn,
  status: statusEn,
  table: tableEn,
  takeAway: takeAwayEn,
  terms: termsEn,
  ui: uiEn,
  unitChoice: unitChoiceEn,
  verify: verifyEn,
  work: workEn,
  comments: commentsEn,
  bulk: bulkEn,
  users: usersEn,
  training: trainingEn,
};
