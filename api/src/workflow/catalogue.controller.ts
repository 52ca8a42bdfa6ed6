import { Controller, Get } from '@nestjs/common';
import { CatalogueSchema, type Catalogue } from '@pantausop/contracts';
import { SOP_CATALOGUE } from '@pantausop/data';
import { Endpoint } from '../http';

/** Titles that any unit is likely to need, as proposals for its list of needs. */
@Controller('api/v1/sop-catalogue')
export class CatalogueController {
  @Get()
  @Endpoint({
    summary: 'SOPs that units are likely to need: proposals, never obligations',
    access: 'register.read',
    answer: CatalogueSchema,
  })
  list(): Catalogue {
    return {
      items: SOP_CATALOGUE.map(({ code, titles, area, unitKinds }) => ({
        ...{ code, area, title: { id: titles.id, en: titles.en } },
        unitKinds: unitKinds && [...unitKinds],
      })),
    };
  }
}
