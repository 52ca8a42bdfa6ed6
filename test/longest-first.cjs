const { default: Sequencer } = require('@jest/test-sequencer');

/** The specs that take longest though their files are small, in order: at the end of a run each would leave a core idle. */
const LONGEST = ['browser/every-page', 'browser/reports', 'faults/crashes', 'server', 'fuzz-imports', 'report-crash'];

/** Jest's order, which is by the sizes of files where it has not seen a run before, but those first. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = LONGEST.findIndex((name) => path.endsWith(`/test/${name}.spec.ts`));
      return at === -1 ? LONGEST.length : at;
    };
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
