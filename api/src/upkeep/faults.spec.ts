import { faultsOf, type Seen } from './faults';

const GIB = 1_073_741_824;
const WELL: Seen = {
  program: { version: '1', build: 'x', node: 'v24', startedAt: '2026-06-01T02:00:00.000Z' },
  database: { engine: 'sqlite', bytes: GIB, migrations: 14, newestMigration: '0014' },
  backup: { folder: '/b', keep: 14, last: { at: '2026-06-30T19:10:00.000Z', bytes: 1 }, failure: null },
  mail: { server: true, waiting: 2, oldestWaitingAt: '2026-07-01T01:00:00.000Z', unknown: 0, failedRuns: 0 },
  byItself: { lastSignAt: '2026-07-01T01:59:40.000Z', still: false },
  disk: { free: 50 * GIB, total: 100 * GIB },
  clock: { now: '2026-07-01T02:00:00.000Z', newestChange: '2026-07-01T02:03:00.000Z', timeZone: 'Asia/Jakarta' },
  trouble: null,
  filesOpen: true,
};

describe('what is wrong with an installation', () => {
  it('is nothing when all is well', () => {
    expect(faultsOf(WELL)).toEqual([]);
    expect(faultsOf({ ...WELL, backup: null })).toEqual([]);
    const young = { ...WELL, program: { ...WELL.program, startedAt: '2026-07-01T01:00:00.000Z' } };
    expect(faultsOf({ ...young, backup: { ...WELL.backup!, last: null } })).toEqual([]);
  });

  it.each<[fault: string, seen: Partial<Seen>]>([
    ['database_damaged', { trouble: 'damaged' }],
    ['disk_fails', { trouble: 'disk_fails' }],
    ['disk_full', { trouble: 'full' }],
    ['database_read_only', { trouble: 'read_only' }],
    ['disk_low', { disk: { free: GIB - 1, total: 10 * GIB } }],
    ['disk_low', { disk: { free: 4 * GIB, total: 100 * GIB } }],
    ['backup_failed', { backup: { ...WELL.backup!, failure: 'no room' } }],
    ['backup_missing', { backup: { ...WELL.backup!, last: null } }],
    ['backup_old', { backup: { ...WELL.backup!, last: { at: '2026-06-29T23:00:00.000Z', bytes: 1 } } }],
    ['files_closed', { filesOpen: false }],
    ['clock_behind', { clock: { ...WELL.clock, newestChange: '2026-07-01T02:06:00.000Z' } }],
    ['reports_still', { byItself: { ...WELL.byItself!, still: true } }],
    ['mail_stuck', { mail: { ...WELL.mail, oldestWaitingAt: '2026-06-30T23:59:00.000Z' } }],
    ['mail_unknown', { mail: { ...WELL.mail, unknown: 1 } }],
    ['reports_failed', { mail: { ...WELL.mail, failedRuns: 1 } }],
  ])('is %s', (fault, seen) => {
    expect(faultsOf({ ...WELL, ...seen })).toEqual([fault]);
  });
});
