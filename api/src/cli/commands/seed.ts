import { parseArgs } from 'node:util';
import { RefusedError } from '@pantausop/domain';
import { OrganisationRepository } from '../../organisation/organisation.repository';
import { seedDemo, seedReference } from '../../seeding';
import type { Command } from '../command';

export const seed: Command = {
  name: 'seed',
  usage: '[--demo]  reference data, with --demo sample data and accounts too; only into an empty database',
  async run(context, argv) {
    const { values } = parseArgs({ args: argv, options: { demo: { type: 'boolean', default: false } } });
    const app = await context.app();
    if ((await app.get(OrganisationRepository).governments()).length > 0) {
      throw new RefusedError('not_empty', 'conflict', 'the database is not empty: seed only fills an empty one');
    }
    await (values.demo ? seedDemo(app) : seedReference(app));
    context.print(values.demo ? 'reference and sample data recorded' : 'reference data recorded', {
      seeded: true,
      demo: values.demo,
    });
  },
};
