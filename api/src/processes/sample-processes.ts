import { Injectable } from '@nestjs/common';
import type { DemoProcess } from '@pantausop/data';
import type { Tx } from '@pantausop/database';
import type { PlannedProcessFact } from '@pantausop/domain';
import { Clock } from '../config';
import { ProcessesRepository, type RecordedBy } from './processes.repository';

/** Puts the sample map into a database that is being filled. */
@Injectable()
export class SampleProcesses {
  constructor(
    private readonly processes: ProcessesRepository,
    private readonly clock: Clock,
  ) {}

  async recordIn(tx: Tx, sample: readonly DemoProcess[], by: Omit<RecordedBy, 'recordedAt'>): Promise<void> {
    const facts = sample.flatMap(({ process, code, name, group, parent, unit, effectiveOn, links }) => [
      { process, effectiveOn, fact: { type: 'established', code, name, group, parent, unit } } as const,
      ...links.map(
        ({ sop, effectiveOn: on }) => ({ process, effectiveOn: on, fact: { type: 'linked', sop } }) as const,
      ),
    ]);
    await this.processes.add(tx, facts satisfies readonly PlannedProcessFact[], {
      ...by,
      recordedAt: this.clock.stamp(),
    });
  }
}
