import { PAPER_THEME } from '@pantausop/charts';
import { framedSvg, linesWithin } from './chart-picture';

const chart = { svg: '<svg/>', width: 320, height: 200 };
const text = {
  title: 'A < B',
  unit: 'persen',
  source: 'PantauSOP · Pemerintah Kota Medan · Per 24 November 2026 · Data contoh',
};

describe('a downloaded picture', () => {
  it('breaks its source between parts where it would be cut', () => {
    expect(linesWithin(text.source, 900)).toEqual([text.source]);
    expect(linesWithin(text.source, 320)).toEqual([
      'PantauSOP · Pemerintah Kota Medan',
      'Per 24 November 2026 · Data contoh',
    ]);
  });
  it('grows by the lines of its source and escapes its texts', () => {
    const framed = framedSvg(chart, text, PAPER_THEME, null);
    expect(framed.height - framedSvg(chart, { ...text, source: '' }, PAPER_THEME, null).height).toBe(16);
    expect(framed.svg).toContain('A &lt; B');
  });
});
