import { Inject, Injectable } from '@nestjs/common';
import {
  NewReportScheduleSchema,
  type Deliveries,
  type DeliveriesQuery,
  type Delivery,
  type NewReportSchedule,
  type ReportRun,
  type ReportRuns,
  type ReportRunsQuery,
  type ReportVerification,
} from '@pantausop/contracts';
import { dateInZone, periodOf, RefusedError } from '@pantausop/domain';
import { SETTINGS, type Settings } from '../../config';
import type { Caller } from '../../http';
import { OrganisationService } from '../../organisation/organisation.service';
import type { ReportFile } from '../report-content';
import { RunsRepository } from '../runs/runs.repository';
import { SnapshotsRepository, type StoredFile } from '../runs/snapshots.repository';
import { instant } from '../schedules/schedule-view';
import { LettersRepository } from '../sending/letters.repository';
import { ArchiveRepository, type ListedMessage, type ListedRun, type Seen } from './archive.repository';

type Listed = ReportRuns['items'][number];
type MessageView = Deliveries['items'][number];

const USUAL_PAGE = 50;
/** Of one run, on its page. */
const MOST_MESSAGES = 1_000;

/** What was sent, for ever: to those who keep schedules all of it, to everybody else the own mails. */
@Injectable()
export class ArchiveService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly archive: ArchiveRepository,
    private readonly runRows: RunsRepository,
    private readonly snapshots: SnapshotsRepository,
    private readonly letters: LettersRepository,
    private readonly organisations: OrganisationService,
  ) {}

  async runs({ page = 1, pageSize = USUAL_PAGE, ...filter }: ReportRunsQuery, caller: Caller): Promise<ReportRuns> {
    const { id } = await this.organisations.government();
    const seen = seenBy(caller);
    const { items, total } = await this.archive.runs(id, seen, filter, { page, pageSize });
    return { items: await this.listed(items, seen), page, pageSize, total };
  }

  /** @throws RefusedError when there is none, or none of it is the caller's */
  async run(id: string, caller: Caller): Promise<ReportRun> {
    const { id: governmentId } = await this.organisations.government();
    const seen = seenBy(caller);
    const { items } = await this.archive.runs(governmentId, seen, { id }, { page: 1, pageSize: 1 });
    const [listed] = await this.listed(items, seen);
    const row = await this.runRows.run(id);
    if (!listed || !row) throw unknownRun(id);
    const all = { page: 1, pageSize: MOST_MESSAGES };
    const messages = (await this.archive.messages(governmentId, seen, { run: id }, all)).items;
    const own = new Set(messages.map(({ snapshotId }) => snapshotId));
    const snapshots = (await this.snapshots.ofRun(id)).filter((one) => seen === null || own.has(one.id));
    const files = await this.snapshots.files(snapshots.map((one) => one.id));
    return {
      ...listed,
      leftOut: seen === null ? [...row.leftOut] : [],
      snapshots: snapshots.map((one) => ({
        ...{ id: one.id, unitIds: [...one.unitIds], title: one.title },
        ...{ digest: one.digest, sealedAt: instant(one.sealedAt) },
        files: files.filter((file) => file.snapshotId === one.id && file.cid === null).map(fileView),
      })),
      messages: messages.map(messageView),
    };
  }

  /** A file or picture that was sent with a run. @throws RefusedError when it is none that the caller may see */
  async file(runId: string, digest: string, caller: Caller): Promise<ReportFile> {
    const { snapshots } = await this.run(runId, caller);
    for (const { id } of snapshots) {
      const found = (await this.snapshots.contents(id)).find((one) => one.digest === digest);
      if (found) return found;
    }
    const reason = {
      id: 'berkas ini tidak tersimpan pada laporan ini: pilih dari daftar berkasnya',
      en: 'this report has no such file: choose one of its list',
      detail: `run ${runId} has no file ${digest}`,
    };
    throw new RefusedError('unknown_file', 'not_found', reason, { digest });
  }

  async deliveries(
    { page = 1, pageSize = USUAL_PAGE, ...filter }: DeliveriesQuery,
    caller: Caller,
  ): Promise<Deliveries> {
    const { id } = await this.organisations.government();
    const { items, total } = await this.archive.messages(id, seenBy(caller), filter, { page, pageSize });
    return { items: items.map(messageView), page, pageSize, total };
  }

  /** @throws RefusedError when there is none, or it is not the caller's */
  async delivery(id: string, caller: Caller): Promise<Delivery> {
    const { id: governmentId } = await this.organisations.government();
    const { items } = await this.archive.messages(governmentId, seenBy(caller), { id }, { page: 1, pageSize: 1 });
    const [message] = items;
    if (!message) throw unknownDelivery(id);
    const { subject, html, text } = await this.letters.letter(id);
    const files = await this.snapshots.files([message.snapshotId]);
    const attempts = await this.letters.attempts(id);
    return {
      ...messageView(message),
      messageId: message.messageId,
      letter: {
        ...{ subject, html, text },
        pictures: files.flatMap((file) => (file.cid === null ? [] : [{ ...fileView(file), cid: file.cid }])),
      },
      files: files.filter(({ cid }) => cid === null).map(fileView),
      tries: attempts.map(({ startedAt, endedAt, ...attempt }) => ({
        ...attempt,
        startedAt: instant(startedAt),
        endedAt: instant(endedAt),
      })),
    };
  }

  /** @throws RefusedError when no issued report and no file of one has this digest */
  async verify(digest: string): Promise<ReportVerification> {
    const { sample } = await this.organisations.government();
    const found = await this.snapshots.issued(digest.toLowerCase());
    if (!found) {
      throw new RefusedError('not_issued', 'not_found', {
        id: 'tidak ada laporan atau berkasnya dengan sidik ini: periksa lagi sidiknya',
        en: 'no report and no file of one has this digest: check it again',
        detail: 'no report and no file of one has this digest',
      });
    }
    const { what, snapshot, planned } = found;
    const issuedOn = dateInZone(planned, this.settings.timeZone);
    return { what, title: snapshot.title, period: snapshot.period, issuedOn, sample };
  }

  private async listed(runs: readonly ListedRun[], seen: Seen): Promise<Listed[]> {
    const counts = await this.archive.counts(
      runs.map(({ id }) => id),
      seen,
    );
    return runs.map((run) => {
      const { name, report, period } = contentsOf(run);
      const own = counts.filter(({ runId }) => runId === run.id);
      return {
        ...{ id: run.id, scheduleId: run.scheduleId, scheduleName: name, report, test: run.kind === 'test' },
        ...{ nominalAt: instant(run.nominal), plannedAt: instant(run.planned) },
        period: periodOf(run.nominal, period, this.settings.timeZone),
        ...{
          status: run.status,
          reason: run.reason,
          finishedAt: run.finishedAt === null ? null : instant(run.finishedAt),
        },
        counts: { ...NONE, ...Object.fromEntries(own.map(({ state, count }) => [state, count])) },
      };
    });
  }
}

const NONE = { pending: 0, sending: 0, accepted: 0, deferred: 0, rejected: 0, unknown: 0, given_up: 0 };

/** Whoever keeps schedules sees every mail; everybody else the own ones. */
const seenBy = ({ permissions, userId }: Caller): Seen => (permissions.has('reports.manage') ? null : userId);

const contentsOf = ({ contents }: { readonly contents: string }): NewReportSchedule =>
  NewReportScheduleSchema.parse(JSON.parse(contents));

const fileView = ({ fileName, mediaType, size, digest }: StoredFile) => ({ fileName, mediaType, size, digest });

const messageView = (message: ListedMessage): MessageView => ({
  ...{ id: message.id, runId: message.runId, title: message.title, address: message.address, name: message.name },
  ...{ unitIds: [...message.unitIds], state: message.state, reason: message.reason, attempts: message.attempts },
  scheduleName: contentsOf(message).name,
  plannedAt: instant(message.planned),
  nextTryAt: ['pending', 'deferred'].includes(message.state) ? instant(message.nextTryAt) : null,
  changedAt: instant(message.changedAt),
  test: message.kind === 'test',
});

export const unknownRun = (id: string): RefusedError =>
  new RefusedError(
    'unknown_run',
    'not_found',
    {
      id: 'laporan ini tidak ada, atau tidak dikirim kepada Anda: pilih dari arsip laporan',
      en: 'there is no such report, or it was not sent to you: choose one of the archive',
      detail: `there is no run ${id}: GET /api/v1/report-runs`,
    },
    { id },
  );

export const unknownDelivery = (id: string): RefusedError =>
  new RefusedError(
    'unknown_delivery',
    'not_found',
    {
      id: 'surat ini tidak ada, atau tidak dikirim kepada Anda: muat ulang daftarnya',
      en: 'there is no such mail, or it was not sent to you: load the list again',
      detail: `there is no delivery ${id}: GET /api/v1/deliveries`,
    },
    { id },
  );
