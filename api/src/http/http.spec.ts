import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module, Param, Post } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestFactory } from '@nestjs/core';
import { ProblemSchema } from '@pantausop/contracts';
import { RefusedError } from '@pantausop/domain';
import request from 'supertest';
import { z } from 'zod';
import { AppAdapter, Asked, configureHttp, Endpoint, HttpModule, PreparedJson, type Ask } from './index';

const Query = z.strictObject({ page: z.coerce.number().int().min(1).optional() });
const Body = z.strictObject({
  title: z.string().min(1),
  rows: z.array(z.strictObject({ on: z.string() })).default([]),
});
const Answer = z.object({ title: z.string(), page: z.number().nullable() });

@Controller('api/v1/things')
class ThingsController {
  private readonly prepared = PreparedJson.of({ text: 'panjang '.repeat(2000) });

  @Post()
  @Endpoint({ summary: 'Make', access: 'public', query: Query, body: Body, answer: Answer })
  make(@Asked() { query, body }: Ask<z.output<typeof Query>, z.output<typeof Body>>): z.output<typeof Answer> {
    return { title: body.title, page: query.page ?? null };
  }

  @Get('long')
  @Endpoint({ summary: 'Long', access: 'public' })
  long(): PreparedJson {
    return this.prepared;
  }

  @Get(':id')
  @Endpoint({ summary: 'One', access: 'register.read', answer: Answer })
  one(@Param('id') id: string): z.output<typeof Answer> {
    if (id === 'broken') throw new Error('secret of the database');
    const detail = `there is no thing ${id}: GET /api/v1/things`;
    throw new RefusedError(
      'unknown_thing',
      'not_found',
      { id: 'barang itu tidak ada', en: 'no such thing', detail },
      { id },
    );
  }
}

@Module({ imports: [HttpModule], controllers: [ThingsController] })
class ThingsModule {}

describe('http', () => {
  let app: NestExpressApplication;
  let web: string;
  const http = () => request(app.getHttpServer());

  beforeAll(async () => {
    web = mkdtempSync(join(tmpdir(), 'pantau-web-'));
    mkdirSync(join(web, 'media'));
    writeFileSync(
      join(web, 'index.html'),
      '<html><head><style>b{}</style><link href="styles-ABCD1234.css"></head><body><app-root></app-root>' +
        '<link rel="modulepreload" href="chunk-D1Cx-0b-.js"><script src="main-ABCD1234.js" type="module"></script></body></html>',
    );
    const text = JSON.stringify('x'.repeat(5000));
    writeFileSync(
      join(web, 'main-ABCD1234.js'),
      `import{a}from"./chunk-D1Cx-0b-.js";console.log(${text},()=>import(\`./chunk-START123.js\`));`,
    );
    writeFileSync(join(web, 'chunk-D1Cx-0b-.js'), 'import"./chunk-DEEPER12.js";');
    writeFileSync(join(web, 'chunk-DEEPER12.js'), 'import"./chunk-D1Cx-0b-.js";console.log("deeper");');
    writeFileSync(
      join(web, 'chunk-START123.js'),
      'import"./chunk-DEEPER12.js";console.log(()=>import("./chunk-LATER123.js"));',
    );
    writeFileSync(join(web, 'chunk-LATER123.js'), '');
    writeFileSync(join(web, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    app = await NestFactory.create<NestExpressApplication>(ThingsModule, new AppAdapter(), {
      logger: false,
      bodyParser: false,
    });
    configureHttp(app, { webDirectory: web }, ({ path }) => {
      if (path === '/sop') return Promise.reject(new Error('the database does not answer'));
      return Promise.resolve(path === '/opd' ? ['/a', '/b?c=d'] : []);
    });
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    rmSync(web, { recursive: true });
  });

  it('hands checked and converted input to the endpoint', async () => {
    const { body } = await http().post('/api/v1/things?page=2').send({ title: 'SOP' }).expect(201);
    expect(body).toEqual({ title: 'SOP', page: 2 });
  });

  it('refuses unknown keys and wrong values with their paths', async () => {
    const { body, headers } = await http()
      .post('/api/v1/things')
      .send({ title: '', rows: [{ on: 1, no: 2 }], more: 3 })
      .expect(400);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = ProblemSchema.parse(body);
    expect(problem).toMatchObject({
      status: 400,
      code: 'bad_input',
      title: 'Bad Request',
      requestId: headers['x-request-id'],
    });
    expect(problem.errors?.map(({ path }) => path)).toEqual(['title', 'rows.0.on', 'rows.0.no', 'more']);
    const query = await http().post('/api/v1/things?page=0&side=left').send({ title: 'x' }).expect(400);
    expect(query.body.errors.map(({ path }: { path: string }) => path)).toEqual(['page', 'side']);
    await http().post('/api/v1/things?page=1&page=2').send({ title: 'x' }).expect(400);
  });

  it('says what is wrong in the language of who asks; English to programs that name none', async () => {
    const refused = async (language: string) => {
      const { body, headers } = await http()
        .post('/api/v1/things')
        .set('Accept-Language', language)
        .send({ title: '' })
        .expect(400);
      return [headers['content-language'], ProblemSchema.parse(body).detail];
    };
    expect(await refused('id-ID,id;q=0.9,en;q=0.8')).toEqual(['id', 'title: tidak boleh kosong']);
    expect(await refused('en')).toEqual(['en', 'title: must not be empty']);
    expect(await refused('*')).toEqual(['en', 'title: must not be empty']);
    const malformed = http().post('/api/v1/things').set('Accept-Language', 'id').type('json').send('{"title":');
    expect((await malformed.expect(400)).body.detail).toMatch(/^isi permintaan tidak dapat dibaca/);
  });

  it.each([
    ['a NUL', 'a\u0000b'],
    ['a bell', 'a\u0007b'],
    ['half a pair of code units', 'a\ud800b'],
  ])('refuses %s, which no database and no workbook can hold, wherever it stands', async (_, text) => {
    const { body } = await http()
      .post('/api/v1/things')
      .send({ title: 'fine\n\tand wide: 📄', rows: [{ on: text }] })
      .expect(400);
    expect(body.errors).toEqual([{ path: 'rows.0.on', message: 'holds a character that is not text' }]);
    await http().post('/api/v1/things').send({ title: 'fine\n\tand wide: 📄' }).expect(201);
  });

  it('finds nothing at an address that holds what is not text', async () => {
    expect((await http().get('/api/v1/things/a%00b').expect(404)).body.code).toBe('not_found');
    await http().get('/api/v1/things/%ff').expect(400);
  });

  it('says of malformed JSON where the input is wrong: all of it', async () => {
    const { body } = await http().post('/api/v1/things').set('Content-Type', 'application/json').send('{').expect(400);
    expect(body.errors).toEqual([{ path: '', message: body.detail }]);
  });

  it.each([
    ['malformed JSON', 'application/json', '{"title":', 400, 'bad_request'],
    ['a JSON text that is no object', 'application/json', '"title"', 400, 'bad_request'],
    ['a form', 'application/x-www-form-urlencoded', 'title=x', 415, 'unsupported_media_type'],
    ['more than a megabyte', 'application/json', JSON.stringify({ title: 'x'.repeat(1_100_000) }), 413, 'too_large'],
  ])('answers %s with a problem', async (_, type, text, status, code) => {
    const { body } = await http().post('/api/v1/things').set('Content-Type', type).send(text).expect(status);
    expect(ProblemSchema.parse(body)).toMatchObject({ status, code });
  });

  it('turns a refusal of the domain into its status, with code and parameters', async () => {
    const { body } = await http().get('/api/v1/things/7').expect(404);
    expect(body).toMatchObject({
      ...{ code: 'unknown_thing', detail: 'there is no thing 7: GET /api/v1/things', params: { id: '7' } },
      said: { id: 'Barang itu tidak ada.', en: 'No such thing.' },
    });
  });

  it('gives nothing away of an unexpected error', async () => {
    const { body, text } = await http().get('/api/v1/things/broken').set('X-Request-Id', 'my-request-1').expect(500);
    expect(body).toMatchObject({ code: 'internal', requestId: 'my-request-1' });
    expect(text).not.toContain('secret');
  });

  it('answers unknown addresses of the API with a problem, not a page', async () => {
    const { body } = await http().get('/api/v1/nothing').set('Accept', 'text/html').expect(404);
    expect(ProblemSchema.parse(body).code).toBe('not_found');
    await http().put('/api/v1/things').expect(404);
  });

  it('compresses a long answer for those who take it, from the same bytes', async () => {
    const raw = (encoding: string) =>
      http()
        .get('/api/v1/things/long')
        .set('Accept-Encoding', encoding)
        .buffer()
        .parse((response, done) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
        })
        .expect(200);
    const [plain, zipped] = [await raw('identity'), await raw('gzip, br')];
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(Number(plain.headers['content-length'])).toBe(
      Buffer.byteLength(JSON.stringify({ text: 'panjang '.repeat(2000) })),
    );
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(Number(zipped.headers['content-length'])).toBeLessThan(500);
    // the client library unpacks by itself
    expect((zipped.body as Buffer).equals(plain.body as Buffer)).toBe(true);
  });

  it('keeps hashed files for ever, revalidates others, and opens every page by its address', async () => {
    const script = await http().get('/main-ABCD1234.js').set('Accept-Encoding', 'br').expect(200);
    expect(script.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
    });
    const chunk = await http().get('/chunk-D1Cx-0b-.js').expect(200);
    expect(chunk.headers['cache-control']).toContain('immutable');
    const icon = await http().get('/favicon.svg').expect(200);
    expect(icon.headers['cache-control']).toBe('no-cache');
    await http().get('/favicon.svg').set('If-None-Match', String(icon.headers['etag'])).expect(304);
    await http().get('/main-OLDHASH1.js').expect(404);
    for (const path of ['/', '/register?asOf=2026-01-01', '/index.html']) {
      const { headers, text } = await http().get(path).expect(200);
      expect(headers['cache-control']).toBe('no-cache');
      const nonce = /style-src 'self' 'nonce-(\w+)'/.exec(String(headers['content-security-policy']))?.[1];
      expect(text).toContain(`<style nonce="${nonce}">`);
      expect(text).toContain(`<app-root ngCspNonce="${nonce}">`);
      expect(headers['content-security-policy']).toContain("script-src 'self';");
      expect(headers['content-security-policy']).not.toContain('unsafe');
    }
  });

  it('names what the page asks first, the scripts of its first picture, the longest first, and behind them the application', async () => {
    const { text } = await http().get('/opd').expect(200);
    const asked = (address: string) =>
      `<link rel="preload" as="fetch" href="${address}" crossorigin fetchpriority="high">`;
    expect(text).toContain(`${asked('/a')}${asked('/b?c=d')}<link href="styles-ABCD1234.css">`);
    expect([...text.matchAll(/<link rel="modulepreload" href="([^"]+)"([^>]*)>/g)].map(([, ...link]) => link)).toEqual([
      ['main-ABCD1234.js', ''],
      ['chunk-DEEPER12.js', ''],
      ['chunk-D1Cx-0b-.js', ''],
      ['chunk-START123.js', ' fetchpriority="low"'],
    ]);
    expect((await http().get('/').expect(200)).text).not.toContain('as="fetch"');
    // who cannot be asked about gets the page all the same, and hears there what is wrong
    expect((await http().get('/sop').expect(200)).text).not.toContain('as="fetch"');
  });

  it('sends a script in the shorter of two forms, though browsers name the other first', async () => {
    const { headers } = await http().get('/main-ABCD1234.js').set('Accept-Encoding', 'gzip, deflate, br').expect(200);
    expect(headers['content-encoding']).toBe('br');
    const refused = await http().get('/main-ABCD1234.js').set('Accept-Encoding', 'gzip, br;q=0').expect(200);
    expect(refused.headers['content-encoding']).toBe('gzip');
  });

  it('describes itself in OpenAPI 3.1 from the same schemas', async () => {
    const { body } = await http().get('/api/openapi.json').expect(200);
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toEqual([
      '/api/openapi.json',
      '/api/v1/things',
      '/api/v1/things/{id}',
      '/api/v1/things/long',
    ]);
    const make = body.paths['/api/v1/things'].post;
    expect(make.parameters).toMatchObject([
      { name: 'page', in: 'query', required: false, schema: { type: 'integer', minimum: 1 } },
    ]);
    expect(make.requestBody.content['application/json'].schema).toMatchObject({
      required: ['title'],
      additionalProperties: false,
    });
    expect(make.responses['201'].content['application/json'].schema.required).toEqual(['title', 'page']);
    expect(body.paths['/api/v1/things/{id}'].get).toMatchObject({
      'x-permission': 'register.read',
      parameters: [{ name: 'id', in: 'path', required: true }],
    });
  });

  it('browses that document without a foreign request', async () => {
    const { text, headers } = await http().get('/api/docs').expect(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    const addresses = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => String(address));
    expect(addresses).toHaveLength(4);
    for (const address of addresses) {
      expect(address).toMatch(/^\/api\/docs\//);
      await http().get(address).expect(200);
    }
    await http().get('/api/docs/..%2fpackage.json').expect(404);
  });
});
