import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { NewParticipants, ParticipantPreview, Participants, ParticipantsAdded, Table } from '@pantausop/contracts';
import { write, type Database, type Queryable, type Tx } from '@pantausop/database';
import {
  readParticipantList,
  readParticipantTable,
  RefusedError,
  UnitsByName,
  type ParticipantLine,
} from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, DATABASE } from '../config';
import { givenTable, type ReceivedTable } from '../files/given-table';
import { TableReader } from '../files/table-reader';
import { templateWorkbook } from '../files/template-workbook';
import { BadInputError, type Bilingual, type Caller, type Language } from '../http';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService, type Organisation } from '../organisation/organisation.service';
import { checkRows, type CheckedRow, type RowRefusal } from './checked-rows';
import { TrainingRepository, type RecordedParticipant, type RecordedTraining } from './training.repository';
import { act, TrainingsService } from './trainings.service';

/** The most lines of one list. */
const MOST_ROWS = 500;

const SAID: Readonly<Record<RowRefusal, Bilingual>> = {
  no_unit: { id: 'tidak menyebut OPD', en: 'names no OPD' },
  no_people: { id: 'tidak menyebut nama maupun jumlah orang', en: 'names nobody and gives no number of people' },
  bad_people: {
    id: 'jumlah orang ditulis bilangan bulat 1 sampai 1000, dan 1 bila ada nama',
    en: 'the number of people is a whole number from 1 to 1000, and 1 beside a name',
  },
  bad_batch: { id: 'angkatan ditulis bilangan bulat mulai 1', en: 'the batch is a whole number from 1 on' },
  bad_role: {
    id: 'anggota tim penyusun SOP ditulis ya atau tidak',
    en: 'whether somebody drafts SOPs is said by ya or tidak',
  },
  unknown_unit: {
    id: 'tidak ada OPD dengan kode, singkatan, atau nama ini',
    en: 'there is no unit of this code, abbreviation or name',
  },
  batch_beyond: { id: 'pelatihan ini tidak memiliki angkatan itu', en: 'the training has no such batch' },
  duplicate: { id: 'sudah tercatat', en: 'is recorded already' },
  duplicate_in_list: { id: 'tercantum dua kali dalam daftar', en: 'stands in the list twice' },
};

/** Who took part in a training: by name, or as a number of people of a unit. */
@Injectable()
export class ParticipantsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly repository: TrainingRepository,
    private readonly trainings: TrainingsService,
    private readonly organisations: OrganisationService,
    private readonly governments: OrganisationRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly reader: TableReader,
  ) {}

  /** Names only for those who keep trainings or govern the register. */
  async list(training: string, caller: Caller): Promise<Participants> {
    const government = await this.organisations.government();
    const { startsOn } = await this.trainings.known(government.id, training);
    const organisation = await this.organisations.organisation(government);
    const namesShown = seesNames(caller);
    const items = (await this.repository.participants(government.id, training)).map(({ unit, name, ...row }) => ({
      ...row,
      unit: named(organisation, unit, startsOn),
      name: namesShown ? name : null,
    }));
    return { namesShown, items: items.sort(byUnitAndName) };
  }

  /** All of them or none. @throws BadInputError that names every row which cannot be taken */
  add(training: string, { rows }: NewParticipants, caller: Caller): Promise<ParticipantsAdded> {
    const lines = rows.map(({ unit, name = null, people = 1, batch = null, drafts = false }, i) => ({
      ...{ line: i, unit, name, people, batch, drafts },
    }));
    return this.record(training, lines, (line) => `rows.${line}`, caller);
  }

  /** What a list, pasted or in a file, would add, line by line. */
  async preview(id: string, table: Table, file: ReceivedTable | undefined): Promise<ParticipantPreview> {
    const lines = await this.linesOf(table, file);
    const government = await this.organisations.government();
    const training = await this.trainings.known(government.id, id);
    const organisation = await this.organisations.organisation(government);
    const rows = await this.checked(training, lines, government.id, organisation);
    const ready = rows.filter(({ problem }) => problem === null);
    const unit = (one: string | null) => (one === null ? null : named(organisation, one, training.startsOn));
    return {
      ready: ready.length,
      refused: rows.length - ready.length,
      people: ready.reduce((sum, { people }) => sum + people, 0),
      rows: rows.map((row) => ({ ...row, unit: unit(row.unit), suggestion: unit(row.suggestion) })),
    };
  }

  /** The same list with what is wrong beside each line, as XLSX. */
  async marked(id: string, table: Table, file: ReceivedTable | undefined, language: Language): Promise<Uint8Array> {
    const { rows } = await this.preview(id, table, file);
    const said = rows.map(({ line, problem }) => ({
      line,
      ...(problem === null
        ? { effect: 'add' as const, problems: [] }
        : { effect: 'wrong' as const, problems: [SAID[problem]] }),
    }));
    return this.reader.marked(givenTable(table, file), said, language);
  }

  /** Adds a list, all of it or nothing. @throws BadInputError that names every wrong line */
  async addList(
    training: string,
    table: Table,
    file: ReceivedTable | undefined,
    caller: Caller,
  ): Promise<ParticipantsAdded> {
    return this.record(training, await this.linesOf(table, file), (line) => `line ${line}`, caller);
  }

  /** Takes a row out for good, its name with it. @throws RefusedError when there is none */
  async remove(id: string, participant: string, caller: Caller): Promise<void> {
    const { id: governmentId } = await this.organisations.government();
    await write(this.database, async (tx) => {
      const training = await this.trainings.known(governmentId, id, tx);
      const held = await this.repository.participants(governmentId, id, tx);
      const row = held.find((one) => one.id === participant);
      if (!row || !(await this.repository.removeParticipant(tx, governmentId, id, participant))) {
        const reason = {
          id: 'peserta ini tidak ada dalam pelatihan ini: muat ulang daftarnya',
          en: 'there is no such participant in this training: load the list again',
          detail: `there is no participant ${participant} in this training`,
        };
        throw new RefusedError('unknown_participant', 'not_found', reason, { id: participant });
      }
      await this.trail.record(tx, {
        ...act('training.participants', training),
        actor: caller,
        before: countsOf([row]),
      });
    });
  }

  /** The empty template with the OPDs of today to choose from. */
  async template(): Promise<Uint8Array> {
    const organisation = await this.organisations.organisation(await this.organisations.government());
    const { opdNames } = organisation.treeOn(this.clock.today());
    return templateWorkbook('Peserta', [
      {
        ...{ header: 'OPD', required: true, example: 'Dinas Kesehatan' },
        about: { id: 'Nama, singkatan, atau kode OPD', en: 'Name, abbreviation or code of the OPD' },
        choices: { header: 'Pilihan OPD', values: opdNames },
      },
      {
        ...{ header: 'Nama Peserta', required: false, example: 'Siti Aminah' },
        about: { id: 'Satu baris satu orang; kosongkan bila hanya jumlah', en: 'One person a row; empty for a number' },
      },
      {
        ...{ header: 'Jumlah', required: false, example: '1' },
        about: { id: 'Jumlah orang bila tanpa nama', en: 'Number of people without names' },
      },
      {
        ...{ header: 'Angkatan', required: false, example: '1' },
        about: { id: 'Angkatan ke berapa', en: 'Which batch' },
      },
      {
        ...{ header: 'Tim Penyusun', required: false, example: 'Ya' },
        about: { id: 'Apakah menyusun SOP di OPD-nya', en: 'Whether they draft SOPs in their OPD' },
        choices: { header: 'Pilihan', values: ['Ya', 'Tidak'] },
      },
    ]);
  }

  private async linesOf(table: Table, file: ReceivedTable | undefined): Promise<readonly ParticipantLine[]> {
    const given = givenTable(table, file);
    if (typeof given === 'string') return takenLines(readParticipantList(given));
    return takenLines(await this.reader.read(given, readParticipantTable, ['OPD']));
  }

  private async record(
    id: string,
    lines: readonly ParticipantLine[],
    placeOf: (line: number) => string,
    caller: Caller,
  ): Promise<ParticipantsAdded> {
    const government = await this.organisations.government();
    return write(this.database, async (tx) => {
      await this.governments.lockGovernment(tx, government.id);
      const training = await this.trainings.known(government.id, id, tx);
      const organisation = await this.organisations.organisation(government, null, tx);
      const rows = await this.checked(training, lines, government.id, organisation, tx);
      const wrong = rows.flatMap(({ line, problem }) =>
        problem === null ? [] : [{ path: placeOf(line), message: SAID[problem] }],
      );
      if (wrong.length > 0) throw new BadInputError(wrong);
      const fresh = rows.flatMap(({ unit, name, people, batch, drafts }): RecordedParticipant[] =>
        unit === null ? [] : [{ id: randomUUID(), unit, name, people, batch, drafts }],
      );
      await this.keep(tx, training, fresh, government.id, caller);
      return { rows: fresh.length, people: countsOf(fresh).people };
    });
  }

  private async keep(
    tx: Tx,
    training: RecordedTraining,
    fresh: readonly RecordedParticipant[],
    governmentId: string,
    caller: Caller,
  ): Promise<void> {
    const mark = { governmentId, recordedAt: this.clock.stamp(), actor: caller.username };
    await this.repository.addParticipants(tx, training.id, fresh, mark);
    await this.trail.record(tx, { ...act('training.participants', training), after: countsOf(fresh) });
  }

  private async checked(
    training: RecordedTraining,
    lines: readonly ParticipantLine[],
    governmentId: string,
    organisation: Organisation,
    q?: Queryable,
  ): Promise<CheckedRow[]> {
    const units = new UnitsByName(organisation.lives, training.startsOn);
    return checkRows(lines, training, units, await this.repository.participants(governmentId, training.id, q));
  }
}

/** bkd keeps them, organisasi and admin govern: everybody else sees numbers only. */
const seesNames = ({ permissions }: Caller): boolean =>
  permissions.has('training.keep') || permissions.has('register.govern');

const tooManyLines = (lines: number): Bilingual => ({
  id: `memuat ${lines} baris, paling banyak ${MOST_ROWS} yang diterima`,
  en: `has ${lines} lines, at most ${MOST_ROWS} are taken`,
});

/** @throws BadInputError for an empty list, or one that is too long */
function takenLines(lines: readonly ParticipantLine[]): readonly ParticipantLine[] {
  if (lines.length === 0)
    throw new BadInputError([{ path: 'text', message: { id: 'tidak memuat baris', en: 'holds no line' } }]);
  if (lines.length <= MOST_ROWS) return lines;
  throw new BadInputError([{ path: 'text', message: tooManyLines(lines.length) }]);
}

/** What the trail keeps of participants: numbers and units, never names. */
const countsOf = (rows: readonly RecordedParticipant[]) => ({
  rows: rows.length,
  people: rows.reduce((sum, { people }) => sum + people, 0),
  units: [...new Set(rows.map(({ unit }) => unit))].sort(),
});

function named(organisation: Organisation, unit: string, on: RecordedTraining['startsOn']) {
  const { id, code, name, abbreviation } = organisation.unitOn(unit, on);
  return { id, code, name, abbreviation };
}

type Listed = Participants['items'][number];
const byUnitAndName = (a: Listed, b: Listed): number => {
  const [x, y] = [a, b].map(({ unit, name }) => `${unit.name}\n${name ?? ''}`);
  return (x ?? '') < (y ?? '') ? -1 : 1;
};
