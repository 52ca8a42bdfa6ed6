import { Controller, Delete, Get, Param, Patch, Post, UploadedFile, type StreamableFile } from '@nestjs/common';
import {
  NewParticipantsSchema,
  NewTrainingSchema,
  ParticipantPreviewSchema,
  ParticipantsAddedSchema,
  ParticipantsSchema,
  TableSchema,
  TrainingChangeSchema,
  TrainingCoverageQuerySchema,
  TrainingCoverageSchema,
  TrainingSchema,
  TrainingsSchema,
  type MarkedQuery,
  type NewParticipants,
  type NewTraining,
  type ParticipantPreview,
  type Participants,
  type ParticipantsAdded,
  type Table,
  type Training,
  type TrainingChange,
  type TrainingCoverage,
  type Trainings,
} from '@pantausop/contracts';
import type { z } from 'zod';
import { download, XLSX_TYPE } from '../files/download';
import type { ReceivedTable } from '../files/given-table';
import { tableMarked, tablePreview, TakesTable } from '../files/table-endpoints';
import { Asked, Endpoint, type Ask } from '../http';
import { ParticipantsService } from './participants.service';
import { TrainingCoverageService } from './training-coverage.service';
import { TrainingsService } from './trainings.service';

/** SOP-AP trainings, who took part, and which OPDs that covers. */
@Controller('api/v1')
export class TrainingsController {
  constructor(
    private readonly trainings: TrainingsService,
    private readonly participants: ParticipantsService,
    private readonly coverage: TrainingCoverageService,
  ) {}

  @Get('trainings')
  @Endpoint({ summary: 'Trainings, the latest first', access: 'figures.read', answer: TrainingsSchema })
  list(): Promise<Trainings> {
    return this.trainings.list();
  }

  @Post('trainings')
  @Endpoint({ summary: 'Add a training', access: 'training.keep', body: NewTrainingSchema, answer: TrainingSchema })
  add(@Asked() { body, caller }: Ask<undefined, NewTraining>): Promise<Training> {
    return this.trainings.add(body, caller);
  }

  @Patch('trainings/:id')
  @Endpoint({
    summary: 'Correct what is said of a training',
    access: 'training.keep',
    body: TrainingChangeSchema,
    answer: TrainingSchema,
  })
  change(@Asked() { body, caller }: Ask<undefined, TrainingChange>, @Param('id') id: string): Promise<Training> {
    return this.trainings.change(id, body, caller);
  }

  @Get('trainings/participants-template.xlsx')
  @Endpoint({
    summary: 'The empty template of a list of participants, with lists to choose from',
    access: 'figures.read',
    produces: XLSX_TYPE,
  })
  async template(@Asked() _: Ask): Promise<StreamableFile> {
    return download(await this.participants.template(), XLSX_TYPE, 'template-peserta.xlsx');
  }

  @Get('trainings/:id/participants')
  @Endpoint({
    summary: 'Who took part, by unit; names for those who keep trainings or govern the register',
    access: 'figures.read',
    answer: ParticipantsSchema,
  })
  who(@Asked() { caller }: Ask, @Param('id') id: string): Promise<Participants> {
    return this.participants.list(id, caller);
  }

  @Post('trainings/:id/participants')
  @Endpoint({
    summary: 'Add participants; all of them or none',
    access: 'training.keep',
    body: NewParticipantsSchema,
    answer: ParticipantsAddedSchema,
  })
  addParticipants(
    @Asked() { body, caller }: Ask<undefined, NewParticipants>,
    @Param('id') id: string,
  ): Promise<ParticipantsAdded> {
    return this.participants.add(id, body, caller);
  }

  @Post('trainings/:id/participants/preview')
  @TakesTable()
  @Endpoint({
    ...tablePreview('participants', 'training.keep', TableSchema),
    answer: ParticipantPreviewSchema,
  })
  preview(
    @Asked() { body }: Ask<undefined, Table>,
    @Param('id') id: string,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<ParticipantPreview> {
    return this.participants.preview(id, body, file);
  }

  @Post('trainings/:id/participants/marked.xlsx')
  @TakesTable()
  @Endpoint(tableMarked('participants', 'training.keep', TableSchema))
  async marked(
    @Asked() { query, body }: Ask<MarkedQuery, Table>,
    @Param('id') id: string,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<StreamableFile> {
    const bytes = await this.participants.marked(id, body, file, query.language ?? 'id');
    return download(bytes, XLSX_TYPE, 'peserta-catatan.xlsx');
  }

  @Post('trainings/:id/participants/list')
  @TakesTable()
  @Endpoint({
    summary: 'Add a list of participants (XLSX, CSV or text); all of it or nothing',
    access: 'training.keep',
    multipart: true,
    body: TableSchema,
    answer: ParticipantsAddedSchema,
  })
  addList(
    @Asked() { body, caller }: Ask<undefined, Table>,
    @Param('id') id: string,
    @UploadedFile() file: ReceivedTable | undefined,
  ): Promise<ParticipantsAdded> {
    return this.participants.addList(id, body, file, caller);
  }

  @Delete('trainings/:id/participants/:participant')
  @Endpoint({ summary: 'Take a participant out for good', access: 'training.keep', status: 204 })
  remove(@Asked() { caller }: Ask, @Param('id') id: string, @Param('participant') participant: string): Promise<void> {
    return this.participants.remove(id, participant, caller);
  }

  @Get('training-coverage')
  @Endpoint({
    summary: 'The OPDs with trained people on a date, and their index before and after',
    access: 'figures.read',
    query: TrainingCoverageQuerySchema,
    answer: TrainingCoverageSchema,
  })
  covered(@Asked() { query }: Ask<z.output<typeof TrainingCoverageQuerySchema>>): Promise<TrainingCoverage> {
    return this.coverage.coverage(query);
  }
}
