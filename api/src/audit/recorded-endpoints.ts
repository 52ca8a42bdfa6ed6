import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { from, mergeMap, type Observable } from 'rxjs';
import { circumstances, endpointOf, type AppRequest, type EndpointSpec } from '../http';
import { AuditTrail, type Act } from './audit-trail';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True for a request that means to change something. */
export const changes = ({ method }: AppRequest, spec?: EndpointSpec): boolean =>
  !READING.has(method) && spec?.changesNothing !== true;

/** The address of an endpoint as its controller declares it, never the one that was called: that may hold a secret. */
export const subjectOf = (request: AppRequest, summary: string): NonNullable<Act['subject']> => ({
  kind: 'endpoint',
  id: `${request.method} ${String((request.route as { path?: unknown } | undefined)?.path ?? '')}`,
  label: summary,
});

/** What stood in the variable places of an endpoint's address: of which SOP, user … it was. */
export const placesOf = ({ params }: AppRequest): object | undefined =>
  Object.keys(params).length > 0 ? { ...params } : undefined;

/**
 * No endpoint that changes something goes unrecorded: when its service recorded nothing of the request, the request itself is.
 * Before the answer leaves, so that whoever got an answer finds it in the trail.
 */
@Injectable()
export class RecordedEndpoints implements NestInterceptor {
  constructor(private readonly trail: AuditTrail) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AppRequest>();
    const spec = endpointOf(context.getHandler());
    if (!changes(request, spec)) return next.handle();
    return next
      .handle()
      .pipe(
        mergeMap((answer: unknown) => from(this.recordUnlessDone(request, spec?.summary ?? '').then(() => answer))),
      );
  }

  private async recordUnlessDone(request: AppRequest, summary: string): Promise<void> {
    if (circumstances()?.recorded.has('done') === true) return;
    await this.trail.record(null, {
      action: 'request',
      outcome: 'done',
      subject: subjectOf(request, summary),
      after: placesOf(request),
    });
  }
}
