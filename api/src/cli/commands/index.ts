import type { Command } from '../command';
import { exportArchiveCommand, importArchiveCommand } from './archive';
import { backup, restore } from './backup';
import { doctor } from './doctor';
import { importCommand } from './import';
import { migrateCommand } from './migrate';
import { openapi } from './openapi';
import { rebuild } from './rebuild';
import { reportRun } from './report';
import { seed } from './seed';
import { tokenCreate, tokenRevoke } from './token';
import { userAdd, userList, userPasswd } from './user';
import { verify } from './verify';

/** Every command, in the order of the help. A feature's command is a file here and a line in this list. */
export const COMMANDS: readonly Command[] = [
  migrateCommand,
  seed,
  userAdd,
  userPasswd,
  userList,
  tokenCreate,
  tokenRevoke,
  importCommand,
  exportArchiveCommand,
  importArchiveCommand,
  verify,
  rebuild,
  reportRun,
  backup,
  restore,
  openapi,
  doctor,
];
