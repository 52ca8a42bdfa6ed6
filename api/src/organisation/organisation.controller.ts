import { Controller, Get, Headers } from '@nestjs/common';
import { AreasQuerySchema, ReformAreasSchema, UnitsQuerySchema, UnitsSchema } from '@pantausop/contracts';
import type { z } from 'zod';
import { Asked, Endpoint, type Ask, type TaggedJson } from '../http';
import { UnitsView } from './units-view';

@Controller('api/v1')
export class OrganisationController {
  constructor(private readonly view: UnitsView) {}

  @Get('units')
  @Endpoint({
    summary: 'The organisation tree valid on a date',
    access: 'units.read',
    query: UnitsQuerySchema,
    answer: UnitsSchema,
  })
  units(
    @Asked() { query }: Ask<z.output<typeof UnitsQuerySchema>>,
    @Headers('if-none-match') held: string | undefined,
  ): Promise<TaggedJson> {
    return this.view.units(query, held);
  }

  @Get('reform-areas')
  @Endpoint({
    summary: 'The eight reform areas in order, with their names and weights on a date',
    access: 'units.read',
    query: AreasQuerySchema,
    answer: ReformAreasSchema,
  })
  reformAreas(
    @Asked() { query }: Ask<z.output<typeof AreasQuerySchema>>,
    @Headers('if-none-match') held: string | undefined,
  ): Promise<TaggedJson> {
    return this.view.reformAreas(query, held);
  }
}
