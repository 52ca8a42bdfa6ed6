import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  NewLetterheadSchema,
  type LetterheadVersions,
  type LetterheadView,
  type NewLetterhead,
} from '@pantausop/contracts';
import { write, type Database, type Tx } from '@pantausop/database';
import { letterheadOf, RefusedError, type Letterhead, type UnitId, type UnitTree } from '@pantausop/domain';
import { AuditTrail } from '../audit';
import { Clock, DATABASE } from '../config';
import { BadInputError, type Caller } from '../http';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { crestPicture, type CrestPicture } from './crest-picture';
import { LetterheadRepository, type SetLetterhead } from './letterhead.repository';

const NO_FILE = { id: 'belum ada: kirim gambar lambang di isian ini', en: 'is missing: send the picture of the crest' };

/** Under whose name reports go out: as the register names it until somebody sets it. */
@Injectable()
export class LetterheadService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly repository: LetterheadRepository,
    private readonly organisations: OrganisationService,
    private readonly governments: OrganisationRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async now(): Promise<LetterheadView> {
    const government = await this.organisations.government();
    const organisation = await this.organisations.organisation(government, null);
    const [set] = await this.repository.letterheads(government.id);
    const head = set ?? letterheadOf(organisation.treeOn(this.clock.today()), government.unitId);
    return { ...linesOf(head), set: set ? markOf(set) : null };
  }

  /** As it was set by an instant, else as the register names it. @param at milliseconds since 1970 */
  async at(governmentId: string, at: number, tree: UnitTree, unit: UnitId): Promise<Letterhead> {
    const [set] = await this.repository.letterheads(governmentId, at);
    return set ? linesOf(set) : letterheadOf(tree, unit);
  }

  async versions(): Promise<LetterheadVersions> {
    const { id } = await this.organisations.government();
    const items = await this.repository.letterheads(id);
    return { items: items.map((set) => ({ id: set.id, ...linesOf(set), ...markOf(set) })) };
  }

  /** From now on; what is sealed keeps its own. @throws RefusedError for a picture that is none @throws BadInputError without one where one is to come */
  async set(body: NewLetterhead, file: Uint8Array | null, caller: Caller): Promise<LetterheadView> {
    const { id: governmentId } = await this.organisations.government();
    if (body.crest === 'new' && file === null)
      throw new BadInputError([{ path: 'file', message: NO_FILE }], NewLetterheadSchema);
    const picture = body.crest === 'new' && file !== null ? crestPicture(file) : null;
    await write(this.database, (tx) => this.record(tx, governmentId, body, picture, caller));
    return this.now();
  }

  /** @throws RefusedError when there is none */
  async crest(sha256: string): Promise<Uint8Array> {
    const { id } = await this.organisations.government();
    const picture = await this.repository.crest(id, sha256);
    if (picture) return picture;
    throw new RefusedError('unknown_crest', 'not_found', {
      id: 'lambang ini tidak tersimpan: muat ulang halaman kop surat',
      en: 'this crest is not stored: load the page of the letterhead again',
      detail: `there is no crest ${sha256}: GET /api/v1/letterhead`,
    });
  }

  private async record(
    tx: Tx,
    governmentId: string,
    { crest: choice, address, ...lines }: NewLetterhead,
    picture: CrestPicture | null,
    { username, name }: Caller,
  ): Promise<void> {
    await this.governments.lockGovernment(tx, governmentId);
    const [before] = await this.repository.letterheads(governmentId, undefined, tx);
    // a clock that was set back does not put a new one behind the old
    const recordedAt = Math.max(this.clock.now(), (before?.recordedAt ?? 0) + 1);
    if (picture) await this.repository.addCrest(tx, governmentId, picture, recordedAt);
    const crest = choice === 'keep' ? (before?.crest ?? null) : (picture?.sha256 ?? null);
    const head = { ...lines, address: address === '' ? null : address, crest };
    const set = { id: randomUUID(), ...head, recordedAt, actor: username, actorName: name };
    await this.repository.add(tx, governmentId, set);
    await this.trail.record(tx, {
      ...{ action: 'letterhead.set', outcome: 'done' },
      subject: { kind: 'letterhead', id: set.id, label: head.government },
      ...(before ? { before: linesOf(before) } : {}),
      after: head,
    });
  }
}

const linesOf = ({ government, secretariat, office, address, crest }: Letterhead): Letterhead => ({
  ...{ government, secretariat, office, address, crest },
});

const markOf = ({ recordedAt, actorName }: SetLetterhead) => ({
  at: new Date(recordedAt).toISOString(),
  by: actorName,
});
