import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import type { Problem } from '@pantausop/contracts';
import { Clock } from '../config';
import { circumstances, RequestWitnesses, Routes, type AppRequest, type EndpointSpec } from '../http';
import { AuditTrail } from './audit-trail';
import { changes, placesOf, subjectOf } from './recorded-endpoints';
import { RefusalPace } from './refusal-pace';

/** Refusals by right, by absence or scope, by conflict, by rule, by patience. Malformed input (400, 413, 415) was no act yet. */
const OF_CHANGES: ReadonlySet<number> = new Set([401, 403, 404, 409, 412, 422, 429]);

/** Records what was refused, whatever endpoint refused it. */
@Injectable()
export class RefusedRequests implements OnModuleInit {
  private readonly pace: RefusalPace;
  private specs: ReadonlyMap<string, EndpointSpec> | null = null;

  constructor(
    private readonly trail: AuditTrail,
    private readonly witnesses: RequestWitnesses,
    private readonly routes: Routes,
    clock: Clock,
  ) {
    this.pace = new RefusalPace(clock);
  }

  onModuleInit(): void {
    this.witnesses.add((request, problem) => this.refused(request, problem));
  }

  private async refused(request: AppRequest, problem: Problem): Promise<void> {
    if (request.route === undefined || circumstances()?.recorded.has('refused') === true) return;
    const subject = subjectOf(request, '');
    const spec = this.specOf(subject.id);
    if (!isKept(request, spec, problem.status)) return;
    const unknown = request.caller === undefined;
    const passed = unknown ? this.pace.pass(circumstances()?.address ?? '') : { missed: 0 };
    if (!passed) return;
    const missed = passed.missed > 0 ? ` (+${passed.missed} more from this address, not recorded one by one)` : '';
    await this.trail.record(null, {
      action: 'request',
      outcome: 'refused',
      subject: { ...subject, label: spec?.summary ?? '' },
      after: placesOf(request),
      note: `${problem.status} ${problem.code}: ${problem.detail}${missed}${inWords(problem)}`,
    });
  }

  private specOf(endpoint: string): EndpointSpec | undefined {
    this.specs ??= new Map(
      this.routes.declared().map(({ method, path, spec }) => [`${RequestMethod[method]} ${path}`, spec]),
    );
    return this.specs.get(endpoint);
  }
}

/** Behind what programs are told: what the person was told, in both languages. */
const inWords = ({ said }: Problem): string => ` | ${said.id} | ${said.en}`.replaceAll(/\s+/g, ' ');

/** Of changes every refusal; of reading only that somebody known lacks the right. */
function isKept(request: AppRequest, spec: EndpointSpec | undefined, status: number): boolean {
  if (changes(request, spec)) return OF_CHANGES.has(status);
  return status === 403 && request.caller !== undefined;
}
