import { MatrixSchema, type Matrix } from '@pantausop/contracts';
import { describeEngines } from '@pantausop/database/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { SettableClock } from '../config';
import { laterOf, recordAt } from './figures.fixture';
import { IN_FORCE, startSmallCity, type SmallCityTester } from './small-city.fixture';

describeEngines('an answer about figures that the client holds', (engine) => {
  let app: NestExpressApplication;
  let clock: SettableClock;
  let get: SmallCityTester['get'];
  /** Queries that touched balances or movements. */
  let figureReads = 0;

  beforeAll(async () => {
    const opened = await engine.open();
    const counting = {
      transformQuery: <T>({ node }: { node: T }): T => {
        if (/_balances|movements/.test(JSON.stringify(node))) figureReads += 1;
        return node;
      },
      transformResult: <T>({ result }: { result: T }): Promise<T> => Promise.resolve(result),
    };
    ({ app, clock, get } = await startSmallCity({ ...opened, db: opened.db.withPlugin(counting) }));
  }, 60_000);
  afterAll(() => app.close());

  const matrix = async (query: string): Promise<Matrix> =>
    MatrixSchema.parse((await get(`matrix?${query}`).expect(200)).body);
  /** @returns how many queries for figures `work` made */
  const readsOf = async (work: () => Promise<unknown>): Promise<number> => {
    const before = figureReads;
    await work();
    return figureReads - before;
  };
  const tagOf = async (path: string, username?: string): Promise<string> => {
    const { headers } = await get(path, username).expect(200);
    expect(headers['cache-control']).toBe('private, no-cache');
    return String(headers['etag']);
  };

  it.each(['matrix?asOf=2026-04-11', 'progress?from=2025-01-05'])('is not read anew: %s', async (path) => {
    let tag = '';
    expect(await readsOf(async () => (tag = await tagOf(path)))).toBeGreaterThan(0);
    expect(tag).toMatch(/^"[\w-]{43}(-gz)?"$/);
    expect(await readsOf(() => tagOf(path))).toBe(0);
    const again = await get(path).set('If-None-Match', tag).expect(304);
    expect(again.headers).toMatchObject({ etag: tag, 'cache-control': 'private, no-cache' });
    expect(again.text).toBe('');
    await get(path).set('If-None-Match', `"other", W/${tag}`).expect(304);
    await get(path).set('If-None-Match', '"other"').expect(200);
  });

  it('has a tag of its own for each form of its bytes; either is recognised', async () => {
    const plain = await get('matrix?asOf=2026-04-12').set('Accept-Encoding', 'identity').expect(200);
    const packed = await get('matrix?asOf=2026-04-12').set('Accept-Encoding', 'gzip').expect(200);
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(packed.headers['etag']).not.toBe(plain.headers['etag']);
    expect(packed.body).toEqual(plain.body);
    for (const { headers } of [plain, packed]) {
      await get('matrix?asOf=2026-04-12').set('If-None-Match', String(headers['etag'])).expect(304);
    }
  });

  it('is told by all that it depends on', async () => {
    const asked = [
      ...['matrix?asOf=2026-04-13', 'matrix?asOf=2026-04-14', 'matrix?asOf=2026-04-13&root=dinkes'],
      ...['matrix?asOf=2026-04-13&series=restated', 'matrix?asOf=2026-04-13&knownAt=2026-06-25T12:00:00%2B07:00'],
      ...['progress?to=2026-04-13', 'progress?to=2026-04-13&area=sdm', 'progress?to=2026-04-13&interval=quarter'],
    ];
    const tags: string[] = [];
    for (const path of asked) tags.push(await tagOf(path));
    tags.push(await tagOf('matrix?asOf=2026-04-13', 'operator'));
    expect(new Set(tags).size).toBe(tags.length);
    // the same question in other words
    expect(await tagOf('matrix?series=reported&asOf=2026-04-13')).toBe(tags[0]);
  });

  it('is old when the day comes that it projected', async () => {
    const [path, now] = ['matrix?root=kota&asOf=2026-07-03', '2026-07-01T09:00:00+07:00'];
    const tag = await tagOf(path);
    clock.set('2026-07-02T09:00:00+07:00');
    await get(path).set('If-None-Match', tag).expect(304);
    clock.set('2026-07-03T09:00:00+07:00');
    const { body } = await get(path).set('If-None-Match', tag).expect(200);
    expect(body).toMatchObject({ asOf: '2026-07-03', projection: false });
    clock.set(now);
  });

  it('is old when anything is recorded; what was known before stays as it was', async () => {
    const path = 'matrix?asOf=2026-04-15';
    const first = await get(path).expect(200);
    const { knownAt } = MatrixSchema.parse(first.body);
    await recordAt(app, '2026-06-30T09:00:00+07:00', { sops: [laterOf('b', IN_FORCE)] });
    const second = await get(path).set('If-None-Match', String(first.headers['etag'])).expect(200);
    const [before, after] = [MatrixSchema.parse(first.body), MatrixSchema.parse(second.body)];
    expect(after.total.total.inForce).toBe(before.total.total.inForce + 1);
    expect(after.knownAt > before.knownAt).toBe(true);
    expect(await matrix(`asOf=2026-04-15&knownAt=${knownAt}`)).toEqual(before);
  });
});
