import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDate } from '@pantausop/domain';
import { placeOf } from '../places';

export interface KeptBackup {
  readonly path: string;
  readonly date: CalendarDate;
  readonly bytes: number;
  /** milliseconds of the epoch: when it was finished */
  readonly at: number;
}

/** The folder of the daily backups, one file a day; other files in it are nobody's business. */
export class BackupFolder {
  constructor(private readonly folder: string) {}

  pathOf(date: CalendarDate): string {
    return join(this.folder, `pantausop-${date}.tar.gz`);
  }

  /** The newest day first; none where the folder is not there, or closed to this account. */
  async kept(): Promise<readonly KeptBackup[]> {
    const { exists, closed } = placeOf(this.folder);
    if (!exists || closed !== null) return [];
    const found: KeptBackup[] = [];
    for (const name of await readdir(this.folder)) {
      const date = /^pantausop-(\d{4}-\d{2}-\d{2})\.tar\.gz$/.exec(name)?.[1] as CalendarDate | undefined;
      if (date === undefined) continue;
      const path = join(this.folder, name);
      const { size, mtimeMs } = await stat(path);
      found.push({ path, date, bytes: size, at: Math.trunc(mtimeMs) });
    }
    return found.sort((a, b) => (a.date < b.date ? 1 : -1));
  }

  /** Leaves the `keep` newest, and nothing that a killed program began. */
  async tidy(keep: number): Promise<void> {
    for (const { path } of (await this.kept()).slice(keep)) await rm(path);
    for (const name of await readdir(this.folder)) {
      if (/^pantausop-[\d-]+\.tar\.gz\.(part|database)$/.test(name)) await rm(join(this.folder, name));
    }
  }
}
