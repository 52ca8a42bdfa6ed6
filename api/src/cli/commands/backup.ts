import { parseArgs } from 'node:util';
import { migrate, openDatabase } from '@pantausop/database';
import { restoreBackup } from '../../upkeep/backup/restore-backup';
import { writeBackup } from '../../upkeep/backup/write-backup';
import { UsageError, type Command, type CommandContext } from '../command';
import { auditOf } from './verify';

export const backup: Command = {
  name: 'backup',
  usage: 'FILE  writes database and documents to one file (.tar.gz) while the program is in use',
  async run(context, argv) {
    const file = fileOf('backup', parseArgs({ args: argv, allowPositionals: true }).positionals);
    const { settings, clock } = context;
    const { manifest, damaged } = await writeBackup({ settings, clock, database: await context.database() }, file);
    for (const name of damaged)
      context.terminal.err(`${name} is no longer what was uploaded: it is in the backup as it is\n`);
    const { engine, files } = manifest;
    context.print(`${file}: ${engine} and ${files.length} documents`, {
      file,
      engine,
      documents: files.length,
      damaged,
    });
  },
};

export const restore: Command = {
  name: 'restore',
  usage:
    'FILE [--yes]  puts a backup in the place of database and documents, after proving it; --yes overwrites what is there',
  async run(context, argv) {
    const options = { yes: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const file = fileOf('restore', positionals);
    const { madeAt, files } = await restoreBackup(file, context.settings, values.yes, (url) => prove(context, url));
    const text = `restored: the state of ${madeAt} with ${files.length} documents; the ledger says what the events say`;
    context.print(text, { madeAt, documents: files.length });
  },
};

function fileOf(command: string, positionals: readonly string[]): string {
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError(`${command} needs the name of one file`);
  return file;
}

/** @throws Error naming the first place where the ledger does not say what the events say */
async function prove(context: CommandContext, url: string): Promise<void> {
  const database = await openDatabase(url);
  try {
    await migrate(database);
    const app = await context.appOn(database);
    try {
      const { sentence } = await auditOf(app);
      if (sentence !== null) throw new Error(`the backup is not restored, it does not hold together: ${sentence}`);
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
  }
}
