import { Controller, Get, Param, Post, Res, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  LetterheadSchema,
  LetterheadVersionsSchema,
  NewLetterheadSchema,
  type LetterheadVersions,
  type LetterheadView,
  type NewLetterhead,
} from '@pantausop/contracts';
import type { Response } from 'express';
import { Asked, Endpoint, type Ask } from '../http';
import { MOST_BYTES } from './crest-picture';
import { LetterheadService } from './letterhead.service';

/** More than is allowed, so that the refusal can say it in words. */
const RECEIVED = { limits: { fileSize: 8 * MOST_BYTES, files: 1, fields: 10, fieldSize: 2_000 } };

/** Under whose name reports and printed pages go out. */
@Controller('api/v1/letterhead')
export class LetterheadController {
  constructor(private readonly letterheads: LetterheadService) {}

  @Get()
  @Endpoint({ summary: 'The letterhead that holds now', access: 'figures.read', answer: LetterheadSchema })
  now(): Promise<LetterheadView> {
    return this.letterheads.now();
  }

  @Post()
  @Endpoint({
    summary: 'Set the letterhead from now on, with a crest (PNG or JPEG, at most 2 MB); sealed reports keep theirs',
    access: 'policy.manage',
    multipart: true,
    body: NewLetterheadSchema,
    answer: LetterheadSchema,
  })
  @UseInterceptors(FileInterceptor('file', RECEIVED))
  set(
    @Asked() { body, caller }: Ask<undefined, NewLetterhead>,
    @UploadedFile() file: { readonly buffer: Uint8Array } | undefined,
  ): Promise<LetterheadView> {
    return this.letterheads.set(body, file?.buffer ?? null, caller);
  }

  @Get('versions')
  @Endpoint({
    summary: 'Every letterhead that was set, by whom and when, the newest first',
    access: 'policy.manage',
    answer: LetterheadVersionsSchema,
  })
  versions(): Promise<LetterheadVersions> {
    return this.letterheads.versions();
  }

  @Get('crests/:sha256')
  @Endpoint({ summary: 'The picture of a crest', access: 'figures.read', produces: 'image/png' })
  async crest(
    @Param('sha256') sha256: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const picture = await this.letterheads.crest(sha256);
    // its address is its digest: it never changes
    response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
    return new StreamableFile(picture, { type: 'image/png', length: picture.length });
  }
}
