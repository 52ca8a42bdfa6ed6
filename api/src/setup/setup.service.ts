import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Setup, SetupDone } from '@pantausop/contracts';
import { write, type Database, type Tx } from '@pantausop/database';
import { calendarDate, RefusedError } from '@pantausop/domain';
import { newInitialPassword, UsersService } from '../access';
import { DATABASE } from '../config';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { recordReference, recordUnits, REFERENCE, type GovernmentUnits, type Parts } from '../seeding';

/** Since when a government stands whose founding nobody asked for: before anything that is ever recorded. */
const OPEN_START = calendarDate('1900-01-01');

/** The first start on screen: a government and its first administrator, both or neither, once. */
@Injectable()
export class SetupService {
  /** Printed at the start of an empty system; another start makes another. */
  readonly code = newInitialPassword();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly governments: OrganisationRepository,
    private readonly users: UsersService,
    private readonly modules: ModuleRef,
  ) {}

  /** @throws RefusedError when the code is another, something is recorded already, or the account cannot be. */
  async begin({ code, government, admin }: Setup): Promise<SetupDone> {
    if (!isSame(code, this.code)) {
      throw new RefusedError('wrong_setup_code', 'forbidden', {
        id: 'kode ini bukan kode yang dicetak peladen: salin dari keluaran peladen yang terakhir dimulai',
        en: 'this is not the code that the server printed: copy it from the output of its latest start',
      });
    }
    const account = await this.users.ready({ ...admin, role: 'admin' });
    const units = government.from === 'reference' ? REFERENCE : governmentOf(government);
    await write(this.database, async (tx) => {
      if ((await this.governments.governments(tx)).length > 0) {
        throw new RefusedError('already_set_up', 'conflict', {
          id: 'sistem ini sudah disiapkan: silakan masuk',
          en: 'this system is set up already: sign in',
        });
      }
      await this.record(tx, government, units);
      await this.users.put(tx, account, units.root);
    });
    return { government: nameOf(units), units: new Set(units.units.map(({ unit }) => unit)).size - 1 };
  }

  private record(tx: Tx, { from }: Setup['government'], units: GovernmentUnits): Promise<void> {
    const parts: Parts = { get: (part: never) => this.modules.get(part, { strict: false }) };
    return from === 'reference' ? recordReference(parts, tx) : recordUnits(parts, tx, units);
  }
}

function governmentOf({ kind, name, abbreviation }: Extract<Setup['government'], { from: 'new' }>): GovernmentUnits {
  const code = abbreviation.toUpperCase().replace(/[^A-Z0-9]+/g, '-');
  const root = code.toLowerCase().replace(/^-|-$/g, '') || kind;
  const fact = { type: 'established', code, name, abbreviation, kind, parent: null } as const;
  return { root, units: [{ unit: root, fact, effectiveOn: OPEN_START }] };
}

const nameOf = ({ root, units }: GovernmentUnits): string =>
  units.flatMap(({ unit, fact }) => (unit === root && 'name' in fact ? [fact.name] : [])).at(-1) ?? root;

/** In the same time whatever the difference is. */
function isSame(given: string, code: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(code)];
  return a.length === b.length && timingSafeEqual(a, b);
}
