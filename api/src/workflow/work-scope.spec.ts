import type { Role } from '@pantausop/contracts';
import { calendarDate, UnitTree, type UnitKind, type UnitOnDate } from '@pantausop/domain';
import { callerOf } from '../access';
import { workScopeOf } from './work-scope';

const unit = (id: string, kind: UnitKind, parentId: string | null): UnitOnDate => ({
  ...{ id, code: id, name: id, abbreviation: id, kind, parentId },
  ...{ validFrom: calendarDate('2020-01-01'), validTo: null },
});
const PROVINCE = new UnitTree([
  unit('prov', 'province', null),
  unit('prov-dinkes', 'dinas', 'prov'),
  unit('kota', 'city', 'prov'),
  unit('kota-dinkes', 'dinas', 'kota'),
  unit('kota-upt', 'upt', 'kota-dinkes'),
]);
const CITY = new UnitTree([unit('kota', 'city', null), unit('kota-dinkes', 'dinas', 'kota')]);
const scope = (tree: UnitTree, role: Role, at: string, asked?: string) => {
  const { seen, wide, own } = workScopeOf(
    callerOf({ userId: 'u', username: 'u', name: 'U', grants: [{ role, unitId: at }] }, 'session'),
    tree,
    asked,
  );
  return { seen, wide, own };
};

describe('whose work is looked at', () => {
  it('is all of the one government of a database', () => {
    expect(scope(CITY, 'organisasi', 'kota')).toEqual({ seen: null, wide: false, own: [] });
    expect(scope(CITY, 'organisasi', 'kota-dinkes')).toEqual({ seen: null, wide: false, own: [] });
  });

  it('begins over several governments at the own one, and never goes into those below', () => {
    const city = ['kota', 'kota-dinkes', 'kota-upt'];
    expect(scope(PROVINCE, 'organisasi', 'kota')).toEqual({ seen: city, wide: false, own: [] });
    expect(scope(PROVINCE, 'organisasi', 'prov')).toEqual({ seen: ['prov', 'prov-dinkes'], wide: true, own: [] });
    expect(scope(PROVINCE, 'organisasi', 'prov', 'kota')).toEqual({ seen: city, wide: false, own: [] });
  });

  it('is of operators their own unit', () => {
    const own = ['kota-dinkes', 'kota-upt'];
    expect(scope(PROVINCE, 'operator', 'kota-dinkes')).toEqual({ seen: own, wide: false, own });
    expect(() => scope(PROVINCE, 'operator', 'kota-dinkes', 'prov-dinkes')).toThrow('there is no unit prov-dinkes');
  });
});
