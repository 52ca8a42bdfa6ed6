import { placeAfterKey } from './cell-keys';

const size = { rows: 52, columns: 8 };
const free = { ctrlKey: false };

describe('moving through the heatmap by keys', () => {
  it('moves by arrows and stops at the edges', () => {
    expect(placeAfterKey({ row: 0, column: 0 }, 'ArrowRight', free, size)).toEqual({ row: 0, column: 1 });
    expect(placeAfterKey({ row: 0, column: 0 }, 'ArrowDown', free, size)).toEqual({ row: 1, column: 0 });
    expect(placeAfterKey({ row: 0, column: 0 }, 'ArrowLeft', free, size)).toBeNull();
    expect(placeAfterKey({ row: 51, column: 7 }, 'ArrowDown', free, size)).toBeNull();
  });
  it('goes to the ends of the row, and with Ctrl of the table', () => {
    expect(placeAfterKey({ row: 5, column: 3 }, 'Home', free, size)).toEqual({ row: 5, column: 0 });
    expect(placeAfterKey({ row: 5, column: 3 }, 'End', { ctrlKey: true }, size)).toEqual({ row: 51, column: 7 });
  });
  it('turns pages of ten rows within the table', () => {
    expect(placeAfterKey({ row: 48, column: 2 }, 'PageDown', free, size)).toEqual({ row: 51, column: 2 });
    expect(placeAfterKey({ row: 4, column: 2 }, 'PageUp', free, size)).toEqual({ row: 0, column: 2 });
  });
  it('leaves other keys alone', () => expect(placeAfterKey({ row: 1, column: 1 }, 'Enter', free, size)).toBeNull());
});
