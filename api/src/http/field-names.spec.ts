import { RequestMethod } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { nameOfField } from '@pantausop/contracts';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import request from 'supertest';
import { z } from 'zod';
import { startApp } from '../testing';
import { Routes } from './routes';

/** What a screen fills in by itself, or what only programs send: nobody is asked for it, so no screen has a word for it. */
const NOT_ASKED: readonly (string | RegExp)[] = [
  // which of the forms it is, and of what it speaks
  ...[/(^|\.)(type|event|replaces|id|key|token)$/, 'government.from', 'operation', 'operation.name'],
  ...['inForceSince', 'inForceSince.mode', 'sops.*.sop', 'subUnits.*.unit'],
  // the SOPs that are ticked or that the list is filtered by
  /^selection\b/,
  // buttons and ticks of the questions to an import, and of a preview of a report
  ...['acceptAreas', 'acceptUnits', 'acceptRevisions', /^revisions/, /^mapping\.%/, /^unitIds/],
];
/** Said of whole endpoints. */
const NO_FORM = new Set([
  // kept for programs
  'POST /api/v1/holidays.nameEn',
  // the language on screen
  'POST /api/v1/setup/test-mail.language',
  'POST /api/v1/password-resets.language',
  // as which receiver a report is looked at, of those who get it
  'POST /api/v1/report-schedules/:id/preview.address',
  'POST /api/v1/report-schedules/:id/send-test.address',
  // the preview on which a change of the organisation was decided
  'POST /api/v1/units/operations.basis',
]);

describe('what is wrong in a form', () => {
  let database: Database;
  let app: NestExpressApplication;
  beforeAll(async () => {
    database = await openDatabase('file::memory:');
    await migrate(database);
    ({ app } = await startApp(database));
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  it('is said with the words of the form; programs read the names of the API', async () => {
    const body = { username: '', password: 7 };
    const { body: problem } = await request(app.getHttpServer()).post('/api/v1/session').send(body).expect(400);
    expect(problem).toMatchObject({
      detail: 'username: must not be empty; password: must be a text',
      errors: [{ path: 'username' }, { path: 'password' }],
      said: {
        id: 'Ada isian yang belum benar: “Nama pengguna” tidak boleh kosong; “Kata sandi” harus berupa teks.',
        en: 'Something is not filled in right: “User name” must not be empty; “Password” must be a text.',
      },
    });
  });

  it('is told of every field that somebody is asked for', () => {
    const routes = app.get(Routes).declared();
    const nameless = routes.flatMap(({ method, path, spec: { body, multipart } }) => {
      if (!body) return [];
      const fields = [...fieldsOf(z.toJSONSchema(body, { io: 'input' })), ...(multipart ? ['file'] : [])];
      return fields
        .filter((field) => !NOT_ASKED.some((one) => (typeof one === 'string' ? one === field : one.test(field))))
        .filter((field) => nameOfField(field.replaceAll('*', '0'), body) === null)
        .map((field) => `${RequestMethod[method]} ${path}.${field}`);
    });
    expect(nameless.filter((one) => !NO_FORM.has(one))).toEqual([]);
    expect([...NO_FORM].filter((one) => !nameless.includes(one))).toEqual([]);
  });
});

type Schema = z.core.JSONSchema._JSONSchema;

/** The paths of all that a body can hold: `*` = any place of a list, `%` = any key. */
function fieldsOf(schema: Schema | undefined, before: readonly string[] = []): string[] {
  if (schema === undefined || typeof schema === 'boolean') return [];
  const { properties = {}, items, additionalProperties, anyOf = [], oneOf = [], allOf = [] } = schema;
  const within = (key: string, inner: Schema): string[] => {
    const path = [...before, key];
    return [path.join('.'), ...fieldsOf(inner, path)];
  };
  const own = Object.entries(properties).flatMap(([key, inner]) => within(key, inner));
  const keyed = typeof additionalProperties === 'object' ? within('%', additionalProperties) : [];
  const listed = items && !Array.isArray(items) && typeof items === 'object' ? fieldsOf(items, [...before, '*']) : [];
  const others = [...anyOf, ...oneOf, ...allOf].flatMap((one) => fieldsOf(one, before));
  return [...new Set([...own, ...keyed, ...listed, ...others])];
}
