import { Injectable } from '@nestjs/common';
import { REFERENCE_AREAS } from '@pantausop/data';
import type { ReformAreas, Units } from '@pantausop/contracts';
import { rulesetOn, stampFromIso, stampToIso, type AreaCode, type CalendarDate, type Stamp } from '@pantausop/domain';
import { Clock } from '../config';
import type { TaggedJson } from '../http';
import { answerTag, taggedAnswer } from './answer-tag';
import type { Government } from './organisation.repository';
import { OrganisationService, type Organisation } from './organisation.service';
import { PolicyRepository, type AreaLabel } from './policy.repository';

/** `knownAt` of a question: the newest stamp when it is omitted or lies later (scoring rules §2, time of record). */
export function resolveKnownAt(asked: string | undefined, watermark: Stamp): { knownAt: Stamp; past: boolean } {
  const given = asked === undefined ? watermark : stampFromIso(asked);
  return given < watermark ? { knownAt: given, past: true } : { knownAt: watermark, past: false };
}

interface UnitsQuery {
  readonly asOf?: CalendarDate;
  readonly knownAt?: string;
  /** id or code */
  readonly root?: string | undefined;
  readonly view?: 'page' | undefined;
}

/** The day and the state of the record of which a question speaks. */
interface UnitsBasis {
  readonly government: Government;
  readonly asOf: CalendarDate;
  readonly knownAt: Stamp;
  readonly organisation: Organisation;
}

/** Units and areas as the API shows them. */
@Injectable()
export class UnitsView {
  constructor(
    private readonly organisation: OrganisationService,
    private readonly policies: PolicyRepository,
    private readonly clock: Clock,
  ) {}

  /** @param ifNoneMatch tags of the answers that the client holds */
  units(query: UnitsQuery, ifNoneMatch?: string): Promise<TaggedJson> {
    return this.tagged('units', query, ifNoneMatch, (basis) => Promise.resolve(unitsOn(query, basis)));
  }

  /** The areas with the names that they bear and the weights that they have on a day. */
  reformAreas(query: UnitsQuery, ifNoneMatch?: string): Promise<TaggedJson> {
    return this.tagged('reform-areas', query, ifNoneMatch, (basis) => this.areasOn(basis));
  }

  private async areasOn({ government, asOf, knownAt, organisation }: UnitsBasis): Promise<ReformAreas> {
    const { id, effectiveOn, areaWeights } = rulesetOn(organisation.rulesets, asOf);
    const given = areaLabelsOn(await this.policies.areaLabels(government.id), asOf, knownAt);
    return {
      ...{ asOf, knownAt: stampToIso(knownAt), ruleset: { id, effectiveOn } },
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

  private async tagged(
    kind: string,
    query: UnitsQuery,
    ifNoneMatch: string | undefined,
    answering: (basis: UnitsBasis) => Promise<object>,
  ): Promise<TaggedJson> {
    const government = await this.organisation.government();
    const { root, view } = query;
    const { knownAt, past } = resolveKnownAt(query.knownAt, government.lastStamp);
    const asOf = query.asOf ?? this.clock.today();
    return taggedAnswer(answerTag(government, { kind, asOf, knownAt, root, view }), ifNoneMatch, async () => {
      const organisation = await this.organisation.organisation(government, past ? knownAt : null);
      return answering({ government, asOf, knownAt, organisation });
    });
  }
}

function unitsOn({ root: given, view }: UnitsQuery, { government, asOf, knownAt, organisation }: UnitsBasis): Units {
  const tree = organisation.treeOn(asOf);
  const basis = { asOf, knownAt: stampToIso(knownAt) };
  const asked = organisation.idOf(given ?? government.unitId, asOf);
  if (view === undefined) {
    if (given === undefined) return { ...basis, items: [...tree.units] };
    organisation.mustExist(asked, asOf);
    return { ...basis, items: [...tree.subtree(asked)] };
  }
  const root = organisation.pageOf(asked, asOf);
  const below = tree.holdsGovernments(root) ? tree.children(root) : tree.subtree(root).slice(1);
  return { ...basis, root, items: [...tree.lineage(root).toReversed(), ...below] };
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
