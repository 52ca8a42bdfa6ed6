import { actionsId } from './actions.id';
import { accountId } from './account.id';
import { areaId } from './area.id';
import { areasId } from './areas.id';
import { auditId } from './audit.id';
import { documentsId } from './documents.id';
import { changesId } from './changes.id';
import { explainId } from './explain.id';
import { filterId } from './filter.id';
import { guideId } from './guide.id';
import { freshnessId } from './freshness.id';
import { heatmapId } from './heatmap.id';
import { importId } from './import.id';
import { needId } from './need.id';
import { letterheadId } from './letterhead.id';
import { marksId } from './marks.id';
import { opdId } from './opd.id';
import { opdReportId } from './opd-report.id';
import { outlookId } from './outlook.id';
import { overviewId } from './overview.id';
import { passwordId } from './password.id';
import { policyId } from './policy.id';
import { processId } from './process.id';
import { registerId } from './register.id';
import { reportsId } from './reports.id';
import { reorganisationId } from './reorganisation.id';
import { scheduleId } from './schedule.id';
import { settingsId } from './settings.id';
import { setupId } from './setup.id';
import { shellId } from './shell.id';
import { signInId } from './sign-in.id';
import { statusId } from './status.id';
import { sopId } from './sop.id';
import { tableId } from './table.id';
import { takeAwayId } from './take-away.id';
import { termsId } from './terms.id';
import { uiId } from './ui.id';
import { unitChoiceId } from './unit-choice.id';
import { bulkId } from './bulk.id';
import { commentsId } from './comments.id';
import { verifyId } from './verify.id';
import { workId } from './work.id';
import { trainingId } from './training.id';
import { usersId } from './users.id';

/**
 * Bahasa Indonesia: the first language; its keys are the keys. All texts of all pages: fetched with the first page that is
 * not part of the first script (`withTexts` around the children of the shell does it), so a new page only adds its line here.
 * Import values of this file nowhere else: it would put them all into the first script.
 */
export const catalogueId = {
  actions: actionsId,
  account: accountId,
  area: areaId,
  areas: areasId,
  audit: auditId,
  documents: documentsId,
  changes: changesId,
  explain: explainId,
  filter: filterId,
  guide: guideId,
  freshness: freshnessId,
  heatmap: heatmapId,
  import: importId,
  need: needId,
  letterhead: letterheadId,
  marks: marksId,
  opd: opdId,
  opdReport: opdReportId,
  outlook: outlookId,
  overview: overviewId,
  password: passwordId,
  policy: policyId,
  process: processId,
  register: registerId,
  reports: reportsId,
  reorganisation: reorganisationId,
  schedule: scheduleId,
  settings: settingsId,
  setup: setupId,
  shell: shellId,
  signIn: signInId,
  sop: sopId,
  status: statusId,
  table: tableId,
  takeAway: takeAwayId,
  terms: termsId,
  ui: uiId,
  unitChoice: unitChoiceId,
  verify: verifyId,
  work: workId,
  comments: commentsId,
  bulk: bulkId,
  users: usersId,
  training: trainingId,
} as const;
