import { counted } from './counted';

describe('English words after a number', () => {
  it('are singular after exactly 1, plural after any other', () => {
    const said = (number: string) => counted(`${number} {SOP|SOPs} of 2024 {was|were}, as of 1 May {day|days}.`);
    expect(said('1')).toBe('1 SOP of 2024 were, as of 1 May day.');
    expect(counted('1 {user|users}')).toBe('1 user');
    for (const number of ['0', '2', '11', '1,001', '0.1', '1.0']) {
      expect(counted(`${number} {user is|users are}`)).toBe(`${number} users are`);
    }
  });

  it('leave other texts as they are', () => {
    expect([counted('{count} of {{all}}'), counted('a | b')]).toEqual(['{count} of {{all}}', 'a | b']);
  });
});
