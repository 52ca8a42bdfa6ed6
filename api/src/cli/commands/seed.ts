import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { RefusedError } from '@pantausop/domain';
import { OrganisationRepository } from '../../organisation/organisation.repository';
import { readGovernment, seedDemo, seedReference, seedUnits } from '../../seeding';
import { UsageError, type Command } from '../command';

export const seed: Command = {
  name: 'seed',
  usage:
    '[--demo | --units FILE]  the units of the reference data, with --demo sample data and accounts too, with --units those of another government; only into an empty database',
  async run(context, argv) {
    const { values } = parseArgs({
      args: argv,
      options: { demo: { type: 'boolean', default: false }, units: { type: 'string' } },
    });
    const { demo, units } = values;
    if (demo && units !== undefined) throw new UsageError('--demo and --units exclude each other');
    const government = units === undefined ? null : readGovernment(await readFile(units, 'utf8'));
    const app = await context.app();
    if ((await app.get(OrganisationRepository).governments()).length > 0) {
      throw new RefusedError('not_empty', 'conflict', 'the database is not empty: seed only fills an empty one');
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
