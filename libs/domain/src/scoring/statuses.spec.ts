import { countByStatus } from './statuses';

describe('cells by status', () => {
  it('counts every status, also those that do not occur', () => {
    const cells = [{ status: 'complete' as const }, { status: 'unmapped' as const }, { status: 'complete' as const }];
    expect(countByStatus(cells)).toEqual({ complete: 2, partial: 0, none: 0, not_applicable: 0, unmapped: 1 });
  });
});
