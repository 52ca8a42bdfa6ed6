import { Injectable } from '@nestjs/common';
import type { NewReportSchedule } from '@pantausop/contracts';
import { UserDirectory } from '../access';
import { OrganisationService } from '../organisation/organisation.service';
import { AudienceService } from './schedules/audience.service';
import { SchedulesService } from './schedules/schedules.service';

const USUAL = {
  dayOff: 'next',
  catchUp: 'all',
  windowDays: 40,
  language: 'id',
  mandatory: false,
  whenUnknown: 'ask',
} as const;

/** Sample schedules; their addresses are of a domain that nobody can have (RFC 2606). */
@Injectable()
export class DemoSchedules {
  constructor(
    private readonly schedules: SchedulesService,
    private readonly directory: UserDirectory,
    private readonly audience: AudienceService,
    private readonly organisations: OrganisationService,
  ) {}

  /** Made in the name of the sample account of the Organisation Bureau. */
  async make(): Promise<void> {
    const owner = (await this.directory.users()).find(({ username }) => username === 'organisasi');
    if (!owner) throw new Error('the sample accounts are made before the sample schedules');
    const { unitId } = await this.organisations.government();
    const opds = await this.audience.opds();
    for (const { contents, paused } of sampleSchedules(unitId, opds)) {
      const { id } = await this.schedules.add(contents, { userId: owner.id, username: owner.username }, true);
      if (paused) await this.schedules.pause(id, 'sample');
    }
  }
}

function sampleSchedules(
  government: string,
  opds: readonly { readonly id: string; readonly code: string }[],
): readonly { contents: NewReportSchedule; paused: boolean }[] {
  const some = opds.filter(({ code }) => ['DINKES', 'DISDIK'].includes(code));
  const posts = (as: string) =>
    some.map(({ id, code }) => ({
      address: `${as}.${code.toLowerCase()}@medan.example`,
      name: `${code} (contoh)`,
      unitId: id,
    }));
  return [
    {
      contents: {
        ...USUAL,
        ...{ name: 'Ringkasan Pimpinan bulanan', report: 'leadership', period: 'month' },
        rule: { every: 'month', day: 1, time: '08:00' },
        audience: {
          roles: [{ role: 'pimpinan', unitId: government }],
          addresses: [
            { address: 'sekretariat.daerah@medan.example', name: 'Sekretariat Daerah (contoh)', unitId: null },
            { address: 'asisten.administrasi@medan.example', name: 'Asisten Administrasi Umum (contoh)', unitId: null },
          ],
        },
      },
      paused: false,
    },
    {
      contents: {
        ...USUAL,
        ...{ name: 'Rapor OPD bulanan', report: 'reportCard', period: 'month' },
        rule: { every: 'month', day: 5, time: '09:00' },
        audience: {
          roles: [
            { role: 'pimpinan', unitId: null },
            { role: 'operator', unitId: null },
          ],
          addresses: posts('kepala'),
        },
      },
      paused: false,
    },
    {
      contents: {
        ...USUAL,
        ...{ name: 'Pengingat mingguan', report: 'reminder', period: 'day', catchUp: 'latest_only', windowDays: 3 },
        rule: { every: 'week', weekday: 1, time: '07:00' },
        audience: { roles: [{ role: 'operator', unitId: null }], addresses: posts('operator') },
      },
      paused: true,
    },
  ];
}
