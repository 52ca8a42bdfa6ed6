import { Controller, Get, Headers } from '@nestjs/common';
import {
  AreasQuerySchema,
  ReformAreasSchema,
  UnitChoicesQuerySchema,
  UnitChoicesSchema,
  UnitsQuerySchema,
  UnitsSchema,
} from '@pantausop/contracts';
import type { z } from 'zod';
import { Asked, Endpoint, type Ask, type TaggedJson } from '../http';
import { UnitChoicesView } from './unit-choices-view';
import { UnitsView } from './units-view';

@Controller('api/v1')
export class OrganisationController {
  constructor(
    private readonly view: UnitsView,
    private readonly choices: UnitChoicesView,
  ) {}

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

  @Get('unit-choices')
  @Endpoint({
    summary: 'Units to choose from: all where they are few, else those that fit some words',
    access: 'units.read',
    query: UnitChoicesQuerySchema,
    answer: UnitChoicesSchema,
  })
  unitChoices(
    @Asked() { query, caller }: Ask<z.output<typeof UnitChoicesQuerySchema>>,
    @Headers('if-none-match') held: string | undefined,
  ): Promise<TaggedJson> {
    return this.choices.choices(query, caller, held);
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
