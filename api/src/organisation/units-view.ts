import { Injectable } from '@nestjs/common';
import { REFERENCE_AREAS } from '@pantausop/data';
import type { ReformAreas, Units } from '@pantausop/contracts';
import { rulesetOn, stampFromIso, stampToIso, type AreaCode, type CalendarDate, type Stamp } from '@pantausop/domain';
import { Clock } from '../config';
import { OrganisationService } from './organisation.service';
import { PolicyRepository, type AreaLabel } from './policy.repository';

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
    private readonly policies: PolicyRepository,
    private readonly clock: Clock,
  ) {}

  async units(query: { asOf?: CalendarDate; knownAt?: string }): Promise<Units> {
    const government = await this.organisation.government();
    const { knownAt, past } = resolveKnownAt(query.knownAt, government.lastStamp);
    const asOf = query.asOf ?? this.clock.today();
    const { units } = (await this.organisation.organisation(government, past ? knownAt : null)).treeOn(asOf);
    return { asOf, knownAt: stampToIso(knownAt), items: [...units] };
  }

  /** The areas with the names that they bear and the weights that they have on a day. */
  async reformAreas(query: { asOf?: CalendarDate; knownAt?: string }): Promise<ReformAreas> {
    const government = await this.organisation.government();
    const { knownAt, past } = resolveKnownAt(query.knownAt, government.lastStamp);
    const asOf = query.asOf ?? this.clock.today();
    const { rulesets } = await this.organisation.organisation(government, past ? knownAt : null);
    const { areaWeights } = rulesetOn(rulesets, asOf);
    const given = areaLabelsOn(await this.policies.areaLabels(government.id), asOf, knownAt);
    return {
      items: REFERENCE_AREAS.map(({ code, order, articleLabel, labels, roadMapLabels, focus }) => {
        const renamed = given.get(code);
        return {
          code,
          label: renamed?.label ?? articleLabel,
          labels: renamed ? { id: renamed.label, en: renamed.labelEn } : labels,
          roadMapLabels: roadMapLabels.map(({ period, label, source }) => ({ period, label, source })),
          weight: areaWeights[code],
          order,
          focus,
        };
      }),
    };
  }
}

/** The last name that each area was given by a day, as known then. */
function areaLabelsOn(labels: readonly AreaLabel[], date: CalendarDate, knownAt: Stamp): Map<AreaCode, AreaLabel> {
  const standing = labels
    .filter(({ effectiveOn, recordedAt }) => effectiveOn <= date && recordedAt <= knownAt)
    .filter(({ retractedAt }) => retractedAt === null || retractedAt > knownAt)
    .sort((a, b) =>
      a.effectiveOn === b.effectiveOn ? a.recordedAt - b.recordedAt : a.effectiveOn < b.effectiveOn ? -1 : 1,
    );
  return new Map(standing.map((label) => [label.area, label]));
}
