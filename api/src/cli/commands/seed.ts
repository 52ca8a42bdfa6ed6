import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { RefusedError } from '@pantausop/domain';
import { DEMO_SEED, partOf, SCALE_SIZES, type ScaleSize } from '@pantausop/data';
import { OrganisationRepository } from '../../organisation/organisation.repository';
import { readGovernment, seedDemo, seedReference, seedScale, seedUnits } from '../../seeding';
import { UsageError, type Command } from '../command';

export const seed: Command = {
  name: 'seed',
  usage:
    '[--demo | --units FILE | --size city|province|nation [--part 0..1] [--seed N]]  the units of the reference data, with --demo sample data and accounts too, with --units those of another government, with --size a made-up country for measuring (--part: that share of its OPDs); only into an empty database',
  async run(context, argv) {
    const { values } = parseArgs({
      args: argv,
      options: {
        demo: { type: 'boolean', default: false },
        units: { type: 'string' },
        size: { type: 'string' },
        part: { type: 'string', default: '1' },
        seed: { type: 'string', default: String(DEMO_SEED) },
      },
    });
    const { demo, units } = values;
    if (Number(demo) + Number(units !== undefined) + Number(values.size !== undefined) > 1) {
      throw new UsageError('--demo, --units and --size exclude each other');
    }
    const size = values.size === undefined ? null : sizeOf(values.size, values.part);
    const seed = Number(values.seed);
    if (!Number.isSafeInteger(seed)) throw new UsageError('--seed is a whole number');
    const government = units === undefined ? null : readGovernment(await readFile(units, 'utf8'));
    const app = await context.app();
    if ((await app.get(OrganisationRepository).governments()).length > 0) {
      throw new RefusedError('not_empty', 'conflict', {
        id: 'basis data tidak kosong: seed hanya mengisi basis data kosong',
        en: 'the database is not empty: seed only fills an empty one',
      });
    }
    if (size) {
      const begun = performance.now();
      const told = new Progress(size.sops, (text) => context.terminal.err(text));
      const loaded = await seedScale(app, size, seed, (now) => told.at(now.sops));
      const seconds = Math.round((performance.now() - begun) / 1000);
      const { units: made, sops, events } = loaded;
      context.print(`${made} units, ${sops} SOPs and ${events} events loaded in ${seconds} s`, { ...loaded, seconds });
      return;
    }
    if (government) await seedUnits(app, government);
    else await (demo ? seedDemo(app) : seedReference(app));
    const what = government
      ? `${government.units.length} units`
      : demo
        ? 'reference and sample data'
        : 'reference data';
    context.print(`${what} recorded`, { seeded: true, demo });
  },
};

function sizeOf(name: string, part: string): ScaleSize {
  const size = Object.values(SCALE_SIZES).find((one) => one.name === name);
  if (!size) throw new UsageError(`there is no size "${name}": city, province or nation`);
  const share = Number(part);
  if (!(share > 0 && share <= 1)) throw new UsageError('--part is a share of the whole, greater than 0 and at most 1');
  return share === 1 ? size : partOf(size, share);
}

/** Says every tenth of the way. */
class Progress {
  private tenths = 0;

  constructor(
    private readonly total: number,
    private readonly say: (text: string) => void,
  ) {}

  at(done: number): void {
    const tenths = Math.floor((done * 10) / this.total);
    if (tenths <= this.tenths) return;
    this.tenths = tenths;
    this.say(`${tenths * 10} % of ${this.total} SOPs\n`);
  }
}
