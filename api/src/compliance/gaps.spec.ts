import type { NestExpressApplication } from '@nestjs/platform-express';
import { GapsSchema, type Gaps } from '@pantausop/contracts';
import type { Database } from '@pantausop/database';
import { describeEngines } from '@pantausop/database/testing';
import { SpanStretches } from '../register/span-stretches.repository';
import { laterOf, newSop, notApplicable, recordAt, unitFact } from './figures.fixture';
import { startSmallCity, type SmallCityTester } from './small-city.fixture';

const begun = (id: string) =>
  unitFact(id, '2026-01-02', {
    ...{ type: 'established', code: id.toUpperCase(), name: `Dinas ${id}`, abbreviation: id, kind: 'dinas' },
    parent: 'kota',
  });
const named = (id: string, unit: string, title: string) =>
  newSop(id, unit, 'sdm', [['2026-01-11', { type: 'retitled', title }]]);

describeEngines('SOPs that others of the kind have', (engine) => {
  let database: Database;
  let app: NestExpressApplication;
  let get: SmallCityTester['get'];
  beforeAll(async () => {
    database = await engine.open();
    ({ app, get } = await startSmallCity(database));
    await recordAt(app, '2026-06-27T09:00:00+07:00', {
      units: [begun('dishub'), begun('dinsos')],
      sops: [
        named('cuti-1', 'disdik', 'SOP Pengajuan Cuti'),
        // the laboratory belongs to that OPD: one OPD, not two
        named('cuti-2', 'labkes', 'PENGAJUAN CUTI'),
        named('cuti-3', 'dishub', 'Pengajuan Cuti'),
        named('cuti-4', 'dinsos', 'Pengajuan cuti.'),
        named('rapat-1', 'dishub', 'Rapat'),
        named('rapat-2', 'dinsos', 'Rapat'),
      ],
    });
    await recordAt(app, '2026-06-29T09:00:00+07:00', {
      sops: [
        newSop('cuti-5', 'dinkes', 'sdm', [
          ['2026-01-11', { type: 'retitled', title: 'Pengajuan Cuti' }],
          notApplicable('2026-06-28', '2027-06-28'),
        ]),
      ],
    });
  }, 60_000);
  afterAll(() => app.close());

  const gaps = async (query: string, username?: string): Promise<Gaps> =>
    GapsSchema.parse((await get(`gaps?${query}`, username).expect(200)).body);
  const BEFORE = 'unit=dinkes&knownAt=2026-06-28T00:00:00Z';

  it('are titles and counts, whoever may see the SOPs', async () => {
    for (const username of ['pimpinan', 'operator']) {
      const { peers, items, unit } = await gaps(BEFORE, username);
      expect(unit.id).toBe('dinkes');
      expect(peers).toBe(3);
      expect(items).toEqual([{ title: expect.stringMatching(/cuti/i), area: 'sdm', have: 3 }]);
    }
  });
  it('are none where the OPD has decided about it, if only that it does not apply', async () =>
    expect((await gaps('unit=dinkes')).items).toEqual([]));
  it('are not said of a kind with too few OPDs', async () =>
    expect(await gaps('unit=bkd')).toMatchObject({ peers: 0, leastPeers: 3, share: 80, items: [] }));
  it('are refused for what is no OPD', async () => {
    expect((await get('gaps?unit=labkes').expect(422)).body).toMatchObject({ code: 'no_opd' });
    await get('gaps?unit=nowhere').expect(404);
  });
  it('are not computed again while nothing was recorded', async () => {
    const first = await get('gaps?unit=dinkes').expect(200);
    await get('gaps?unit=dinkes').set('If-None-Match', String(first.headers['etag'])).expect(304);
  });
  it('are found some SOPs at a time, in the writing that most others use, of an earlier record too', async () => {
    app.get(SpanStretches).atOnce = () => 1;
    const sops = [
      ...['dishub', 'disdik', 'dinsos'].map((unit) => named(`surat-${unit}`, unit, 'Surat Masuk')),
      // more often, but of one OPD and of the one that is asked
      ...['1', '2', '3', '4'].map((at) => named(`surat-${at}`, 'dishub', 'SOP SURAT MASUK')),
      ...['1', '2', '3', '4'].map((at) => named(`arsip-${at}`, 'dinkes', 'Arsip!')),
      ...['dishub', 'disdik', 'dinsos'].map((unit) => named(`arsip-${unit}`, unit, 'arsip')),
    ];
    await recordAt(app, '2026-06-30T09:00:00+07:00', { sops });
    const THEN = 'unit=dinkes&knownAt=2026-06-30T03:00:00Z';
    const found = [{ title: 'SOP SURAT MASUK', area: 'sdm', have: 3 }];
    expect(await gaps(THEN)).toMatchObject({ peers: 3, items: found });
    expect((await gaps(BEFORE)).items).toEqual([{ title: expect.stringMatching(/cuti/i), area: 'sdm', have: 3 }]);
    // what is said of some of them later belongs to a later record
    await recordAt(app, '2026-06-30T12:00:00+07:00', {
      sops: ['surat-1', 'surat-2', 'surat-dinsos'].map((id) =>
        laterOf(id, [['2026-06-01', { type: 'retitled', title: 'Lain' }]]),
      ),
    });
    expect(await gaps(`${THEN}&asOf=2026-06-30`)).toMatchObject({ peers: 3, items: found });
    expect((await gaps('unit=dinkes')).items).toEqual([]);
  });
});
