import type { NestExpressApplication } from '@nestjs/platform-express';
import { Resvg } from '@resvg/resvg-js';
import { LetterheadSchema, LetterheadVersionsSchema } from '@pantausop/contracts';
import { migrate, openDatabase, type Database } from '@pantausop/database';
import request from 'supertest';
import { TokensService } from '../access';
import { startSmallCity } from '../compliance/small-city.fixture';

const drawn = (width: number, height: number): Buffer =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><circle cx="50%" cy="50%" r="20" fill="#0b5c6e"/></svg>`,
  )
    .render()
    .asPng();
/** 48 x 56 pixels */
const JPEG = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6j',
    'q62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk',
    'pKSkpKSkpKT/wAARCAA4ADADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA',
    'FgEBAQEAAAAAAAAAAAAAAAAAAAME/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AnALsYAAAAAAAAAAAAAAAAAAA',
    'AAD/2Q==',
  ].join(''),
  'base64',
);
const LINES = {
  government: 'Pemerintah Kota Contoh',
  secretariat: 'Sekretariat Daerah',
  office: 'Bagian Organisasi',
  address: 'Jalan Balai Kota 1, Contoh',
};

describe('the letterhead', () => {
  let database: Database;
  let app: NestExpressApplication;
  let tokens: Record<'organisasi' | 'operator', string>;

  beforeAll(async () => {
    database = await openDatabase('file::memory:');
    await migrate(database);
    ({ app } = await startSmallCity(database));
    const token = async (username: string) => (await app.get(TokensService).create(username, 'kop', null)).secret;
    tokens = { organisasi: await token('organisasi'), operator: await token('operator') };
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await database.close();
  });

  const get = (path = '', as: keyof typeof tokens = 'organisasi') =>
    request(app.getHttpServer()).get(`/api/v1/letterhead${path}`).set('Authorization', `Bearer ${tokens[as]}`);
  const set = (fields: object, file?: Buffer, as: keyof typeof tokens = 'organisasi') => {
    const asked = request(app.getHttpServer())
      .post('/api/v1/letterhead')
      .set('Authorization', `Bearer ${tokens[as]}`)
      .field({ ...LINES, crest: 'new', ...fields });
    return file ? asked.attach('file', file, 'lambang.png') : asked;
  };
  const now = async () => LetterheadSchema.parse((await get('', 'operator').expect(200)).body);
  const versions = async () => LetterheadVersionsSchema.parse((await get('/versions').expect(200)).body).items;

  it('is as the register names it until somebody sets it, who may', async () => {
    expect(await now()).toMatchObject({ office: 'Bagian Organisasi', address: null, crest: null, set: null });
    await set({}, drawn(300, 340), 'operator').expect(403);
    await get('/versions', 'operator').expect(403);
  });

  it.each<[string, Buffer | undefined, object, number, RegExp]>([
    ['no picture', undefined, {}, 400, /missing/],
    ['a drawing that may hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), {}, 422, /PNG/],
    ['a picture of a few points', drawn(20, 20), {}, 422, /20 × 20/],
    ['one that claims to be huge', claiming(60_000), {}, 422, /60000/],
    ['one that breaks off', drawn(300, 340).subarray(0, 60), {}, 422, /cannot be read/],
    [
      'one of more than 2 MB',
      Buffer.concat([drawn(300, 340), Buffer.alloc(2 * 1024 * 1024)]),
      {},
      422,
      /larger than 2 MB/,
    ],
    ['a line that is empty', drawn(300, 340), { office: ' ' }, 400, /office/],
  ])('refuses %s and keeps what holds', async (_what, file, fields, status, said) => {
    const { body } = await set(fields, file).expect(status);
    expect(body.detail).toMatch(said);
    expect(await versions()).toEqual([]);
  });

  it('keeps a crest drawn anew, and every version with who set it; the trail says what held before', async () => {
    const odd = Buffer.concat([drawn(600, 680), Buffer.from('<script>alert(1)</script>')]);
    const first = LetterheadSchema.parse((await set({}, odd).expect(201)).body);
    expect(first).toMatchObject({ ...LINES, set: { by: expect.stringContaining('rganisasi') } });
    const { body, headers } = await get(`/crests/${first.crest}`, 'operator').expect(200);
    expect(headers['content-type']).toBe('image/png');
    const picture = body as Buffer;
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([240, 272]);
    expect(picture.includes('script')).toBe(false);

    const second = LetterheadSchema.parse((await set({ crest: 'keep', address: '' }).expect(201)).body);
    expect(second).toMatchObject({ address: null, crest: first.crest });
    const third = LetterheadSchema.parse((await set({ office: 'Biro' }, JPEG).expect(201)).body);
    expect(third.crest).not.toBe(first.crest);
    await set({ crest: 'none' }).expect(201);
    expect(await now()).toMatchObject({ office: 'Bagian Organisasi', crest: null });
    expect((await versions()).map(({ office, crest }) => [office, crest])).toEqual([
      ['Bagian Organisasi', null],
      ['Biro', third.crest],
      ['Bagian Organisasi', first.crest],
      ['Bagian Organisasi', first.crest],
    ]);
    const acts = await database.db
      .selectFrom('audit_events')
      .select(['before', 'after'])
      .where('action', '=', 'letterhead.set')
      .where('outcome', '=', 'done')
      .orderBy('recorded_at')
      .execute();
    expect(acts).toHaveLength(4);
    expect(JSON.parse(acts[2]?.before ?? '{}')).toMatchObject({ office: 'Bagian Organisasi', crest: first.crest });
    await get(`/crests/${'0'.repeat(64)}`).expect(404);
  });
});

/** A picture whose head names more pixels than it has. */
function claiming(pixels: number): Buffer {
  const picture = drawn(100, 100);
  picture.writeUInt32BE(pixels, 16);
  return picture;
}
