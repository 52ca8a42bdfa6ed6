import { readFile } from 'node:fs/promises';
import { migrate } from '@pantausop/database';
import { exportArchive } from '../../archive/export-archive';
import { importArchive } from '../../archive/import-archive';
import type { Manifest } from '../../archive/manifest';
import { UsageError, type Command } from '../command';

const countsOf = ({ tables, files }: Manifest) => ({
  tables: tables.length,
  rows: tables.reduce((sum, { rows }) => sum + rows, 0),
  files: files.length,
});

export const exportArchiveCommand: Command = {
  name: 'export-archive',
  usage:
    'FILE  writes everything recorded into a zip of CSVs and files with a manifest of digests; live sessions and tokens stay out',
  async run(context, argv) {
    const path = onlyFile('export-archive', argv);
    const counts = countsOf(await exportArchive(await context.database(), path, new Date(context.clock.now())));
    context.print(`${path}: ${counts.rows} rows of ${counts.tables} tables, ${counts.files} files`, {
      path,
      ...counts,
    });
  },
};

export const importArchiveCommand: Command = {
  name: 'import-archive',
  usage: 'FILE  puts an archive into an empty database: the same figures and history',
  async run(context, argv) {
    const path = onlyFile('import-archive', argv);
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`cannot read ${path}: ${error.code ?? 'unknown error'}`);
    });
    const database = await context.database();
    await migrate(database);
    const counts = countsOf(await importArchive(database, bytes));
    context.print(
      `${counts.rows} rows of ${counts.tables} tables and ${counts.files} files are in; "verify" proves the figures`,
      counts,
    );
  },
};

function onlyFile(name: string, argv: readonly string[]): string {
  const [path, ...others] = argv;
  if (path === undefined || others.length > 0 || path.startsWith('--')) throw new UsageError(`${name} needs one file`);
  return path;
}
