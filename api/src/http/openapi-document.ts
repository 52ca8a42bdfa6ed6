import { RequestMethod } from '@nestjs/common';
import { ProblemSchema, SignInSchema } from '@pantausop/contracts';
import { z } from 'zod';
import type { EndpointSpec } from './endpoint';

/** A declared endpoint with the address that its controller gives it. */
export interface Route {
  readonly method: RequestMethod;
  /** as Nest writes it, e.g. `/api/v1/sops/:id` */
  readonly path: string;
  readonly handler: string;
  readonly spec: EndpointSpec;
}

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of these routes, from the same schemas that check the requests. The order of the routes does not matter. */
export function openApiDocument(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const sorted = routes
    .filter(({ spec }) => !spec.undocumented)
    .sort((a, b) => compare(a.path, b.path) || a.method - b.method);
  for (const route of sorted) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [RequestMethod[route.method].toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'PantauSOP',
      version,
      description:
        'Kepatuhan penyusunan SOP-AP perangkat daerah. Dates are calendar dates in Asia/Jakarta; instants are ISO 8601 with offset. ' +
        'Errors are problem details (RFC 9457): `detail` is for programs, `said` tells people why and what to do, in Indonesian and English.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemSchema), SignIn: schemaOf(SignInSchema) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'pantau_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first word of the address after the version. */
const groupOf = (path: string): string => /^(?:\/api)?(?:\/v\d+)?\/([\w-]+)/.exec(path)?.[1] ?? 'api';

function operationOf({ method, path, handler, spec }: Route): Json {
  const group = groupOf(path);
  const status = spec.status ?? (method === RequestMethod.POST ? 201 : 200);
  const parameters = [...pathParameters(path), ...queryParameters(spec)];
  return {
    operationId: `${group}_${handler}`,
    tags: [group],
    summary: spec.summary,
    ...(spec.access === 'public' ? { security: [] } : { security: [{ session: [] }, { token: [] }] }),
    ...(spec.access === 'public' || spec.access === 'signed-in' ? {} : { 'x-permission': spec.access }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(spec.body || spec.multipart ? { requestBody: requestBodyOf(spec) } : {}),
    responses: {
      [status]: responseOf(spec, status),
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

function queryParameters({ query }: EndpointSpec): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function requestBodyOf({ body, multipart }: EndpointSpec): Json {
  if (!multipart) return { required: true, content: { 'application/json': { schema: body ? schemaOf(body) : {} } } };
  const fields = z.toJSONSchema(body ?? z.object({}), { io: 'input' });
  const schema = {
    type: 'object',
    properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' }, ...fields.properties },
    required: ['file', ...(fields.required ?? [])],
  };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

function responseOf({ answer, produces, summary }: EndpointSpec, status: number): Json {
  if (answer) return { description: summary, content: { 'application/json': { schema: schemaOf(answer) } } };
  if (produces !== undefined) return { description: summary, content: { [produces]: {} } };
  return { description: status === 204 ? 'Done' : summary };
}

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1; the input side, because on the wire a date is the text that is later parsed. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
