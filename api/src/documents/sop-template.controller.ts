import { Controller, Get, StreamableFile } from '@nestjs/common';
import { Asked, Endpoint, type Ask } from '../http';
import { sopTemplate } from './sop-template';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The empty form of an SOP-AP, for anybody who drafts one. */
@Controller('api/v1/documents')
export class SopTemplateController {
  @Get('template.docx')
  @Endpoint({ summary: 'The empty form of an SOP-AP as DOCX', access: 'signed-in', produces: DOCX })
  template(@Asked() _: Ask): StreamableFile {
    return new StreamableFile(sopTemplate(), { type: DOCX, disposition: 'attachment; filename="format-sop-ap.docx"' });
  }
}
