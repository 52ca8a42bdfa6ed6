import { Injectable } from '@nestjs/common';
import { REFERENCE_AREAS } from '@pantausop/data';
import type { ReformAreas, Units } from '@pantausop/contracts';
import { RULESETS, rulesetOn, stampFromIso, stampToIso, type CalendarDate, type Stamp } from '@pantausop/domain';
import { Clock } from '../config';
import { OrganisationService } from './organisation.service';

/** `knownAt` of a question: the newest stamp when it is omitted or lies later (scoring rules §2, time of record). */
export function resolveKnownAt(asked: string | undefined, watermark: Stamp): { knownAt: Stamp; past: boolean } {
  const given = asked === undefined ? watermark : stampFromIso(asked);
  return given < watermark ? { knownAt: given, past: true } : { knownAt: watermark, past: false };
}

/** Units and areas as the API shows them. */
@Injectable()
export class UnitsView {
  constructor(
    private readonly organisation: OrganisationService,
    private readonly clock: Clock,
  ) {}

  async units(query: { asOf?: CalendarDate; knownAt?: string }): Promise<Units> {
    const government = await this.organisation.government();
    const { knownAt, past } = resolveKnownAt(query.knownAt, government.lastStamp);
    const asOf = query.asOf ?? this.clock.today();
    const { units } = (await this.organisation.organisation(government, past ? knownAt : null)).treeOn(asOf);
    return { asOf, knownAt: stampToIso(knownAt), items: [...units] };
  }

  reformAreas(): ReformAreas {
    const { areaWeights } = rulesetOn(RULESETS, this.clock.today());
    return {
      items: REFERENCE_AREAS.map(({ code, order, articleLabel, labels, roadMapLabels, focus }) => ({
        code,
        label: articleLabel,
        labels,
        roadMapLabels: roadMapLabels.map(({ period, label, source }) => ({ period, label, source })),
        weight: areaWeights[code],
        order,
        focus,
      })),
    };
  }
}
