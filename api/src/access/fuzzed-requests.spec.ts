import { randomInt } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { write, type Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import fc, { type Arbitrary } from 'fast-check';
import request, { type Response } from 'supertest';
import { z } from 'zod';
import { API_VERSION, openApiDocument, Routes } from '../http';
import { recordSmallCity, startApp } from '../testing';
import { DemoAccounts } from './index';
import { broken, parameterOf, valuesOf, type JsonSchema } from './json-schema-values.fixture';
import { Sessions } from './sessions';
import { UserRepository } from './user.repository';

/** Per engine. */
const REQUESTS = 1_000;

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { name: string; in: string; required?: boolean; schema: JsonSchema }[];
  readonly body: JsonSchema | undefined;
  readonly answers: Readonly<Record<string, JsonSchema | undefined>>;
}

interface Asked {
  readonly operation: Operation;
  readonly url: string;
  readonly body: unknown;
}

const PROBLEM = z.looseObject({
  type: z.string(),
  title: z.string().min(1),
  status: z.number(),
  detail: z.string().min(1),
  said: z.object({ id: z.string().min(1), en: z.string().min(1) }),
  code: z.string().min(1),
  requestId: z.string().min(1),
});

/** What nobody outside may read: where the program stands, and the words of a database. */
const INSIDES = /\n\s+at |node_modules|\.ts:\d+|select .+ from |insert into |SQLITE_|syntax error at|relation "/i;

describeEngines('requests made from the OpenAPI document', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let operations: readonly Operation[];
  let known: readonly string[];

  beforeAll(async () => {
    database = await engine.open();
    ({ app } = await startApp(database));
    await recordSmallCity(app, database);
    await app.get(DemoAccounts).make();
    operations = operationsOf(openApiDocument(app.get(Routes).declared(), API_VERSION) as never);
    const need = { unit: 'dinkes', area: 'tatalaksana', title: 'Pelayanan Surat', effectiveOn: '2026-01-05' };
    const sop = await as('organisasi', 'POST', '/api/v1/sops', need);
    known = ['kota', 'dinkes', 'DISDIK', 'tatalaksana', 'operator', 'required', sop.body.id as string];
  }, 60_000);
  afterAll(async () => {
    await app.close();
  });

  async function as(username: string, method: string, url: string, body?: unknown): Promise<Response> {
    const { id } = await app.get(UserRepository).known(username);
    const secret = await write(database, (tx) =>
      app.get(Sessions).begin(tx, id, { browser: 'other', system: 'other' } as const),
    );
    const asked = request(app.getHttpServer())[method.toLowerCase() as 'post'](url).buffer(true);
    asked.set('Cookie', `pantau_session=${secret}`);
    if (body === undefined) return asked;
    return asked.set('Content-Type', 'application/json').send(JSON.stringify(body));
  }

  it(`are answered in ${REQUESTS} cases by what the document says, or refused by a problem that shows no insides`, async () => {
    const statuses = new Map<number, number>();
    const faults = new Map<string, string>();
    const seed = randomInt(2 ** 31);
    for (const asked of fc.sample(fc.constantFrom(...operations).chain(requestOf), { numRuns: REQUESTS, seed })) {
      const { operation, url, body } = asked;
      const answer = await as('admin', operation.method, url, body);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const fault = faultOf(answer, operation);
      // one of each kind is enough to see what is wrong
      if (fault !== null)
        faults.set(fault.split('\n')[0] ?? '', `${url} ${JSON.stringify(body)} (seed ${seed}): ${fault}`);
    }
    expect([...faults.values()]).toEqual([]);
    // the generator is worth nothing when every request ends at the door
    expect(statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 20);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(REQUESTS / 20);
  }, 300_000);

  const requestOf = (operation: Operation): Arbitrary<Asked> => {
    const path = operation.parameters.filter((parameter) => parameter.in === 'path');
    const query = operation.parameters.filter((parameter) => parameter.in === 'query');
    const ids = fc.tuple(...path.map(({ schema }) => parameterOf({ ...Object(schema), maxLength: 20 }, known)));
    const asked = fc.tuple(
      ...query.map(({ schema, required }) =>
        fc.option(parameterOf(schema, known), { nil: required === true ? '' : undefined }),
      ),
    );
    const bodies = valuesOf(operation.body, known);
    const body = operation.body === undefined ? fc.constant(undefined) : fc.oneof(bodies, broken(bodies));
    return fc.tuple(ids, asked, body).map(([values, given, sent]) => {
      const named = path.reduce(
        (url, { name }, i) => url.replace(`{${name}}`, () => encodeURIComponent(wellFormed(values[i] ?? '') || 'x')),
        operation.path,
      );
      const pairs = query.flatMap(({ name }, i) =>
        given[i] === undefined ? [] : [`${name}=${encodeURIComponent(wellFormed(given[i] ?? ''))}`],
      );
      return { operation, url: pairs.length === 0 ? named : `${named}?${pairs.join('&')}`, body: sent };
    });
  };
});

/** An address cannot hold half a surrogate pair; a body can. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

function operationsOf(document: {
  paths: Record<string, Record<string, Record<string, unknown>>>;
}): readonly Operation[] {
  const contentOf = (holder: unknown, type: string): JsonSchema | undefined =>
    (Object(Object(holder).content)[type] as { schema?: JsonSchema } | undefined)?.schema;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const { requestBody, responses, parameters = [] } = operation;
      const multipart = Object(Object(requestBody).content)['multipart/form-data'] !== undefined;
      // files have their own suites: what arrives here is what a form without one is answered
      const body = multipart ? undefined : contentOf(requestBody, 'application/json');
      const answers = Object.fromEntries(
        Object.entries(Object(responses)).map(([status, response]) => [
          status,
          contentOf(response, 'application/json'),
        ]),
      );
      return [{ method, path, parameters: parameters as Operation['parameters'], body, answers }];
    }),
  );
}

const compiled = new WeakMap<object, z.ZodType>();
function validatorOf(schema: object): z.ZodType {
  const made = compiled.get(schema) ?? z.fromJSONSchema(schema as never);
  compiled.set(schema, made);
  return made;
}

/** What is wrong with an answer; null when nothing is. */
function faultOf(answer: Response, { method, path, answers }: Operation): string | null {
  const { status, text = '', headers } = answer;
  const about = `${method.toUpperCase()} ${path} -> ${status}`;
  if (status >= 500) return `${about}: ${text}`;
  if (INSIDES.test(status >= 400 ? text : '')) return `${about} shows insides: ${text}`;
  if (status >= 400) {
    if (!String(headers['content-type']).startsWith('application/problem+json')) return `${about} is no problem+json`;
    const problem = PROBLEM.safeParse(JSON.parse(text));
    return problem.success ? null : `${about}: ${z.prettifyError(problem.error)}`;
  }
  const schema = answers[String(status)];
  if (schema === undefined || typeof schema === 'boolean') return null;
  if (!String(headers['content-type']).startsWith('application/json')) return null;
  const parsed = validatorOf(schema).safeParse(JSON.parse(text));
  return parsed.success ? null : `${about} is not what the document says: ${z.prettifyError(parsed.error)}`;
}
