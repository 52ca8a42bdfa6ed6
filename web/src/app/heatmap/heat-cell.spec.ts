import { cellOf, ZERO_MEASURES } from '@pantausop/domain';
import { heatCell } from './heat-cell';

const format = {
  ratio: (value: { numerator: bigint; denominator: bigint } | null) =>
    value ? `${((Number(value.numerator) / Number(value.denominator)) * 100).toFixed(1).replace('.', ',')}` : '–',
  count: String,
};
const cell = (required: number, inForce: number, excused = false) =>
  cellOf('sdm', { ...ZERO_MEASURES, required, inForce, weight: required }, excused);

describe('a cell of the heatmap', () => {
  it('fills by step and keeps the commas in line', () => {
    expect(heatCell(cell(4, 3), 'percent', format)).toMatchObject({ fill: 'q4', text: '75,0', pad: '' });
    expect(heatCell(cell(4, 4), 'percent', format)).toMatchObject({ fill: 'q5', text: '100', pad: ',0' });
    expect(heatCell(cell(4, 0), 'percent', format)).toMatchObject({ fill: 'q0', text: '0', pad: ',0' });
  });
  it('shows k/n on request', () => expect(heatCell(cell(7, 5), 'counts', format).text).toBe('5/7'));
  it('has no fill and no number without obligations', () => {
    expect(heatCell(cell(0, 0), 'percent', format)).toMatchObject({ fill: 'qu', status: 'unmapped', text: '' });
    expect(heatCell(cell(0, 0, true), 'percent', format)).toMatchObject({
      fill: 'qx',
      status: 'not_applicable',
      text: '',
    });
  });
});
