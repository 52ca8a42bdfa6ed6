import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  AreaCodeSchema,
  CalendarDateSchema,
  ImportDecisionsSchema,
  type Import,
  type ImportDecisions,
  type ImportOptions,
} from '@pantausop/contracts';
import { AREA_CODES, isCalendarDate } from '@pantausop/domain';
import { callerOf } from '../../access';
import { ImportsService } from '../../imports/imports.service';
import type { Caller } from '../../http';
import { OrganisationService } from '../../organisation/organisation.service';
import { UsageError, type Command } from '../command';

/** Errors of rows are named up to so many. */
const MOST_NAMED = 50;

export const importCommand: Command = {
  name: 'import',
  usage:
    'FILE [--unit CODE] [--area CODE] [--effective-on DATE] [--accept-areas] [--accept-units] [--in-force-since DATE|number-year|unknown] [--commit]  previews a register file, with --commit records it',
  async run(context, argv) {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        unit: { type: 'string' },
        area: { type: 'string' },
        'effective-on': { type: 'string' },
        'accept-areas': { type: 'boolean', default: false },
        'accept-units': { type: 'boolean', default: false },
        'in-force-since': { type: 'string' },
        commit: { type: 'boolean', default: false },
      },
    });
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0) throw new UsageError('import needs one file');
    const options: ImportOptions = {
      unit: values.unit,
      area: areaOf(values.area),
      effectiveOn: dateOf(values['effective-on']),
    };
    const decisions: ImportDecisions = {
      ...(values['accept-areas'] ? { acceptAreas: true } : {}),
      ...(values['accept-units'] ? { acceptUnits: true } : {}),
      ...inForceSinceOf(values['in-force-since']),
    };
    const bytes = await bytesOf(path);
    const app = await context.app();
    const caller = callerOfCommandLine((await app.get(OrganisationService).government()).unitId);
    const imports = app.get(ImportsService);
    const preview = await imports.preview({ name: basename(path), bytes }, options, caller, decisions);
    const errors =
      preview.counts.error > 0
        ? (await imports.get(preview.id, { outcome: 'error', pageSize: MOST_NAMED }, caller)).rows
        : [];
    const done = values.commit ? await imports.commit(preview.id, {}, caller) : preview;
    context.print(textOf(preview, done, errors), valueOf(preview, done, errors));
  },
};

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    // ENOENT, EISDIR, EACCES: the path is wrong or not ours to read
    throw new UsageError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`);
  }
}

function areaOf(text: string | undefined): ImportOptions['area'] {
  if (text === undefined) return undefined;
  const parsed = AreaCodeSchema.safeParse(text);
  if (!parsed.success) throw new UsageError(`--area must be one of ${AREA_CODES.join(', ')}`);
  return parsed.data;
}

function dateOf(text: string | undefined): ImportOptions['effectiveOn'] {
  if (text === undefined) return undefined;
  const parsed = CalendarDateSchema.safeParse(text);
  if (!parsed.success) throw new UsageError('--effective-on must be an existing date written YYYY-MM-DD');
  return parsed.data;
}

function inForceSinceOf(text: string | undefined): Pick<ImportDecisions, 'inForceSince'> {
  if (text === undefined) return {};
  const inForceSince = isCalendarDate(text) ? { mode: 'date', date: text } : { mode: text };
  const parsed = ImportDecisionsSchema.safeParse({ inForceSince });
  if (!parsed.success)
    throw new UsageError('--in-force-since must be a date written YYYY-MM-DD, number-year or unknown');
  return parsed.data;
}

/** The command line stands above the accounts: whoever may run it may do everything. */
const callerOfCommandLine = (government: string): Caller =>
  callerOf(
    {
      userId: 'command-line',
      username: 'command-line',
      name: 'Baris perintah',
      grants: [{ role: 'admin', unitId: government }],
    },
    'command-line',
  );

function textOf(
  { counts, unconfirmedAreas, numbersWithoutDates, proposedUnits }: Import,
  done: Import,
  errors: Import['rows'],
): string {
  const lines = [`new ${counts.new}, changed ${counts.changed}, same ${counts.same}, error ${counts.error}`];
  for (const { findings } of errors) {
    for (const { severity, text } of findings) if (severity === 'error') lines.push(`  ${text.en}`);
  }
  if (counts.error > errors.length) lines.push(`  … and ${counts.error - errors.length} more rows with errors`);
  if (unconfirmedAreas > 0)
    lines.push(`${unconfirmedAreas} rows have an area that is only proposed: --accept-areas confirms them`);
  const open = proposedUnits.filter(({ accepted }) => !accepted);
  if (open.length > 0)
    lines.push(`sub-units that do not exist: ${open.map(({ name }) => name).join(', ')}; --accept-units makes them`);
  if (numbersWithoutDates.rows > 0 && numbersWithoutDates.answer === null) {
    lines.push(
      `${numbersWithoutDates.rows} rows have a number but no date and do not count as in force: --in-force-since answers since when`,
    );
  }
  const { recorded } = done;
  lines.push(
    recorded
      ? `recorded ${recorded.sops} SOPs, ${recorded.events} events, ${recorded.retractions} retractions, ${recorded.units} units (import ${done.id})`
      : `nothing recorded: --commit records it`,
  );
  return lines.join('\n');
}

const valueOf = (preview: Import, done: Import, errors: Import['rows']) => ({
  id: preview.id,
  ...preview.counts,
  unconfirmedAreas: preview.unconfirmedAreas,
  numbersWithoutDates: preview.numbersWithoutDates,
  proposedUnits: preview.proposedUnits,
  errors: errors.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error')),
  status: done.status,
  recorded: done.recorded,
});
