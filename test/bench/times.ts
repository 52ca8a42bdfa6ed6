import { loadLine, percentile, type Line } from './report';

/** Milliseconds that requests took, and how many of them failed; what the first failure says is shown. */
export class Times {
  private readonly answered: number[] = [];
  private failed = 0;

  async of(request: () => Promise<unknown>): Promise<void> {
    const begun = performance.now();
    try {
      await request();
      this.answered.push(performance.now() - begun);
    } catch (error) {
      if (this.failed === 0) console.error(error);
      this.failed += 1;
    }
  }

  /** @param most milliseconds that half of them may take; omitted = nothing but success is promised */
  besides(what: string, floor: Times, floorName: string, most?: number): Line {
    const count = this.answered.length + this.failed;
    const rate = `${((this.failed * 100) / count).toFixed(2)} % errors`;
    const line = loadLine(`${count} ${what}, ${rate}`, this.answered, floor.answered, floorName);
    const inTime = most === undefined || percentile(this.answered, 50) <= most;
    const text = most === undefined ? 'no error' : `no error, p50 <= ${most} ms`;
    return { ...line, goal: { text, met: this.failed === 0 && inTime } };
  }
}
