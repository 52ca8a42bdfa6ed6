import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { NewComment, SopComment, SopComments } from '@pantausop/contracts';
import { write, type Database } from '@pantausop/database';
import { RefusedError, stampToIso, type SopId } from '@pantausop/domain';
import { Clock, DATABASE } from '../config';
import { NotAllowedError, type Caller } from '../http';
import { OrganisationRepository } from '../organisation/organisation.repository';
import { OrganisationService } from '../organisation/organisation.service';
import { RegisterReader } from '../register/register.reader';
import { CommentsRepository, type RecordedComment } from './comments.repository';

/** What people say about an SOP to each other; nothing of it counts. */
@Injectable()
export class CommentsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly reader: RegisterReader,
    private readonly comments: CommentsRepository,
    private readonly organisations: OrganisationService,
    private readonly governments: OrganisationRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError `not_found` outside the caller's scope */
  async list(sop: SopId, caller: Caller): Promise<SopComments> {
    await this.reader.covered(sop, caller);
    return { items: (await this.comments.of(sop)).map((comment) => viewOf(comment, caller)) };
  }

  async add(sop: SopId, { text }: NewComment, caller: Caller): Promise<SopComment> {
    await this.reader.covered(sop, caller);
    const comment = this.row(sop, text, caller);
    const { id: governmentId } = await this.organisations.government();
    await write(this.database, (tx) => this.comments.add(tx, governmentId, comment));
    return viewOf({ ...comment, withdrawnAt: null }, caller);
  }

  /**
   * Takes back a comment of one's own; that there was one stays visible.
   * @throws NotAllowedError for another's; RefusedError when there is none, or it is withdrawn already
   */
  async withdraw(sop: SopId, id: string, caller: Caller): Promise<SopComment> {
    await this.reader.covered(sop, caller);
    const { id: governmentId } = await this.organisations.government();
    const by = this.row(sop, '', caller);
    return write(this.database, async (tx) => {
      await this.governments.lockGovernment(tx, governmentId);
      const comment = (await this.comments.of(sop, tx)).find((one) => one.id === id);
      if (!comment) {
        throw new RefusedError('comment_not_found', 'not_found', {
          id: 'komentar ini tidak ada pada SOP ini: muat ulang halaman',
          en: 'there is no such comment on this SOP: load the page again',
          detail: `there is no comment ${id} on this SOP`,
        });
      }
      if (comment.author.id !== caller.userId) {
        throw new NotAllowedError({
          id: 'komentar hanya dapat ditarik oleh penulisnya',
          en: 'only its author withdraws a comment',
        });
      }
      if (comment.withdrawnAt !== null) {
        throw new RefusedError('comment_withdrawn', 'conflict', {
          id: 'komentar ini sudah ditarik',
          en: 'this comment is withdrawn already',
        });
      }
      await this.comments.withdraw(tx, governmentId, by, id);
      return viewOf({ ...comment, withdrawnAt: by.writtenAt }, caller);
    });
  }

  private row(sop: SopId, text: string, { userId, name }: Caller): Omit<RecordedComment, 'withdrawnAt'> {
    return { id: randomUUID(), sop, author: { id: userId, name }, writtenAt: this.clock.stamp(), text };
  }
}

const viewOf = ({ id, author, writtenAt, text, withdrawnAt }: RecordedComment, { userId }: Caller): SopComment => ({
  id,
  author,
  writtenAt: stampToIso(writtenAt),
  text: withdrawnAt === null ? text : null,
  withdrawnAt: withdrawnAt === null ? null : stampToIso(withdrawnAt),
  mine: author.id === userId && withdrawnAt === null,
});
