import { Controller, Get, Headers, Param, Post, Res } from '@nestjs/common';
import {
  EventBodySchema,
  NewSopSchema,
  SopDetailSchema,
  SopEventSchema,
  SopEventsSchema,
  SopQuerySchema,
  SopsQuerySchema,
  SopsSchema,
  type EventBody,
  type NewSop,
  type SopDetail,
  type SopEvents,
  type SopEventView,
  type SopQuery,
} from '@pantausop/contracts';
import type { Response } from 'express';
import { Asked, Endpoint, type Ask, type TaggedJson } from '../http';
import { RegisterReader } from './register.reader';
import { SopRecorder } from './sop-recorder';
import type { SopsQuery } from './sop-search';

/** The register: SOPs as of any date, and their histories. */
@Controller('api/v1/sops')
export class SopsController {
  constructor(
    private readonly reader: RegisterReader,
    private readonly recorder: SopRecorder,
  ) {}

  @Get()
  @Endpoint({
    summary: 'The SOPs that count on a day; only those of the own scope',
    access: 'register.read',
    query: SopsQuerySchema,
    answer: SopsSchema,
  })
  list(
    @Asked() { query, caller }: Ask<SopsQuery>,
    @Headers('if-none-match') held: string | undefined,
  ): Promise<TaggedJson> {
    return this.reader.taggedList(query, caller, held);
  }

  @Post()
  @Endpoint({ summary: 'Require a new SOP', access: 'register.record', body: NewSopSchema, answer: SopDetailSchema })
  require(@Asked() { body, caller }: Ask<undefined, NewSop>): Promise<SopDetail> {
    return this.recorder.require(body, caller);
  }

  @Get(':id')
  @Endpoint({ summary: 'One SOP on a day', access: 'register.read', query: SopQuerySchema, answer: SopDetailSchema })
  async one(
    @Asked() { query, caller }: Ask<SopQuery>,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SopDetail> {
    const sop = await this.reader.one(id, query, caller);
    response.setHeader('ETag', sop.version);
    return sop;
  }

  @Get(':id/events')
  @Endpoint({ summary: 'The history of an SOP, as recorded', access: 'register.read', answer: SopEventsSchema })
  async events(
    @Asked() { caller }: Ask,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SopEvents> {
    const events = await this.recorder.events(id, caller);
    response.setHeader('ETag', events.version);
    return events;
  }

  @Post(':id/events')
  @Endpoint({
    summary: 'Record an event, a correction (replaces) or a retraction; If-Match takes the version of the SOP',
    access: 'register.record',
    body: EventBodySchema,
    answer: SopEventSchema,
  })
  record(
    @Asked() { body, caller }: Ask<undefined, EventBody>,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<SopEventView> {
    return this.recorder.record(id, body, ifMatch, caller);
  }
}
