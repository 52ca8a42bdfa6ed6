import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { z } from 'zod';
import { BadInputError, inputErrorsOf, NotSignedInError, UnsupportedMediaError } from './bad-input';
import type { Caller } from './caller';
import { endpointOf, type EndpointSpec } from './endpoint';
import { INPUT_SENTENCES } from './input-sentences';
import { notTextIn } from './plain-text';

/** A request as it goes through this program. */
export interface AppRequest extends Request {
  /** Of the header X-Request-Id, or made here; repeated in the answer, the problem and the log. */
  requestId?: string;
  /** Set by the guard when somebody is signed in. */
  caller?: Caller;
}

/** What an endpoint was asked: the checked query and body, and who asks. */
export interface Ask<Query = undefined, Body = undefined> {
  readonly query: Query;
  readonly body: Body;
  /** @throws NotSignedInError at a public endpoint when nobody is signed in. */
  readonly caller: Caller;
}

/** The handler's first parameter: `@Asked() { query, body, caller }: Ask<Query, Body>`. Anything not in the schemas is refused with 400. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext): Ask<unknown, unknown> => {
  const request = context.switchToHttp().getRequest<AppRequest>();
  const spec = endpointOf(context.getHandler());
  if (!spec) throw new Error(`${context.getHandler().name} has no @Endpoint`);
  return {
    query: checkedQuery(spec, request),
    body: checkedBody(spec, request),
    get caller(): Caller {
      if (!request.caller) throw new NotSignedInError();
      return request.caller;
    },
  };
});

function checkedQuery(spec: EndpointSpec, request: AppRequest): unknown {
  return spec.query ? checked(spec.query, request.query) : undefined;
}

/** @throws BadInputError when an endpoint that takes no query gets one. The guard asks this, so that it holds without `@Asked` too. */
export function refuseUnknownQuery(spec: EndpointSpec, request: AppRequest): void {
  if (spec.query) return;
  const unknown = Object.keys(request.query);
  if (unknown.length > 0)
    throw new BadInputError(unknown.map((path) => ({ path, message: INPUT_SENTENCES.unknownKey })));
}

function checkedBody(spec: EndpointSpec, request: AppRequest): unknown {
  const sent = request.body !== undefined;
  if (spec.body) {
    if (!sent && spec.multipart !== true && hasBody(request)) throw new UnsupportedMediaError('application/json');
    return checked(spec.body, sent ? request.body : {});
  }
  if (sent && Object.keys(request.body as object).length > 0) {
    throw new BadInputError([{ path: '', message: INPUT_SENTENCES.noBody }]);
  }
  return undefined;
}

const hasBody = ({ headers }: AppRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function checked(schema: z.ZodType, value: unknown): unknown {
  const notText = notTextIn(value);
  if (notText.length > 0) throw new BadInputError(notText, schema);
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw new BadInputError(inputErrorsOf(parsed.error), schema);
  return parsed.data;
}
