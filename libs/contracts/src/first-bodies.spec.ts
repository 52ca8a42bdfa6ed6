import { SessionSchema } from './access';
import { isProblem, SessionBody } from './first-bodies';
import { ProblemSchema } from './primitives';

const session = {
  user: { id: 'u', username: 'operator', name: 'Operator' },
  roles: [{ role: 'operator', unitId: 'dinkes', unitName: 'Dinas Kesehatan' }],
  permissions: ['figures.read'],
  rootUnitId: 'kota',
  sample: false,
  mustChangePassword: false,
};
const problem = {
  ...{ type: 'about:blank', title: 'x', status: 409, detail: 'x', code: 'stale', requestId: 'r' },
  said: { id: 'Sudah ada.', en: 'It is there.' },
};

describe('bodies read before the schemas are there', () => {
  it('are what the schemas take', () => {
    expect(SessionBody.parse(session)).toEqual(SessionSchema.parse(session));
    expect(isProblem(problem)).toBe(ProblemSchema.safeParse(problem).success);
  });

  it.each(Object.keys(session))('know a session without %s for none', (name) => {
    const broken = { ...session, [name]: undefined };
    expect(SessionSchema.safeParse(broken).success).toBe(false);
    expect(() => SessionBody.parse(broken)).toThrow(TypeError);
  });

  it.each(Object.keys(problem))('know a refusal without %s for none', (name) => {
    expect(isProblem({ ...problem, [name]: undefined })).toBe(false);
  });

  it('know words in one language, a page of a proxy and nothing for no refusal', () => {
    expect([{ ...problem, said: { en: 'It is there.' } }, '<html>', null].map(isProblem)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
