import { migrate } from '@pantausop/database';
import type { Command } from '../command';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '  brings the schema of the database up to date',
  async run(context) {
    const ran = await migrate(await context.database());
    context.print(ran.length > 0 ? `migrated: ${ran.join(', ')}` : 'the schema is up to date', { migrated: ran });
  },
};
