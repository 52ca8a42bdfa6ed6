import { decisionNumberKey, yearOfNumber } from './decision-number';

describe('decision numbers', () => {
  it('compare without case, spaces and kinds of dash', () => {
    expect(decisionNumberKey(' 000.5.3 / 5297.001–BAPPENDA / 2025')).toBe(
      decisionNumberKey('000.5.3/5297.001-Bappenda/2025'),
    );
    expect(decisionNumberKey('Nomor: 440/12/2024')).toBe('440/12/2024');
  });
  it('differ by their digits and signs', () =>
    expect(decisionNumberKey('440/12/2024')).not.toBe(decisionNumberKey('440/1.2/2024')));
  it.each([
    ['000.5.3/5297.001-Bappenda/2025', 2025],
    ['SOP-017/DINKES/XII/2023', 2023],
    ['2021/440/17', 2021],
    ['2000/440/2019', 2019],
    ['440/1234', null],
    ['065', null],
    ['440/20255', null],
  ])('%s is of %s', (number, year) => expect(yearOfNumber(number)).toBe(year));
});
