import { Controller, Get, Param, Post } from '@nestjs/common';
import {
  NewCommentSchema,
  SopCommentSchema,
  SopCommentsSchema,
  type NewComment,
  type SopComment,
  type SopComments,
} from '@pantausop/contracts';
import { Asked, Endpoint, type Ask } from '../http';
import { CommentsService } from './comments.service';

@Controller('api/v1/sops')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @Get(':id/comments')
  @Endpoint({ summary: 'What people say about an SOP', access: 'register.read', answer: SopCommentsSchema })
  list(@Asked() { caller }: Ask, @Param('id') id: string): Promise<SopComments> {
    return this.comments.list(id, caller);
  }

  @Post(':id/comments')
  @Endpoint({
    summary: 'Say something about an SOP; it has no effect on any figure',
    access: 'register.read',
    body: NewCommentSchema,
    answer: SopCommentSchema,
  })
  add(@Asked() { body, caller }: Ask<undefined, NewComment>, @Param('id') id: string): Promise<SopComment> {
    return this.comments.add(id, body, caller);
  }

  @Post(':id/comments/:comment/withdrawal')
  @Endpoint({
    summary: 'Withdraw a comment of one’s own: its text is shown no more, that there was one is',
    access: 'register.read',
    answer: SopCommentSchema,
  })
  withdraw(@Asked() { caller }: Ask, @Param('id') id: string, @Param('comment') comment: string): Promise<SopComment> {
    return this.comments.withdraw(id, comment, caller);
  }
}
