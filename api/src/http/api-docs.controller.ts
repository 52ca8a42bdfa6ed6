import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Endpoint } from './endpoint';
import { openApiDocument } from './openapi-document';
import { PreparedJson } from './prepared-json';
import { Routes } from './routes';
import { API_VERSION } from './version';

const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const START = `window.addEventListener('load', () => {
  window.SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null, tryItOutEnabled: true });
});
`;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>PantauSOP API</title>
    <link rel="icon" href="/api/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

/** The document and a page to browse it; every byte comes from this server. */
@Controller('api')
export class ApiDocsController {
  private document: PreparedJson | null = null;

  constructor(private readonly routes: Routes) {}

  @Get('openapi.json')
  @Endpoint({ summary: 'This document', access: 'public', produces: 'application/json' })
  openapi(): PreparedJson {
    this.document ??= PreparedJson.of(openApiDocument(this.routes.declared(), API_VERSION));
    return this.document;
  }

  @Get('docs')
  @Endpoint({ summary: 'This document as a page', access: 'public', produces: 'text/html', undocumented: true })
  page(@Res() response: Response): void {
    // Swagger UI writes style elements of its own.
    response.setHeader(
      'Content-Security-Policy',
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'",
    );
    response.type('text/html; charset=utf-8').send(PAGE);
  }

  @Get('docs/:asset')
  @Endpoint({ summary: 'A file of that page', access: 'public', produces: 'text/javascript', undocumented: true })
  async asset(@Param('asset') asset: string, @Res() response: Response): Promise<void> {
    const type = asset === 'start.js' ? 'text/javascript; charset=utf-8' : ASSETS[asset];
    if (type === undefined) throw new NotFoundException();
    const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
    const bytes = asset === 'start.js' ? START : await readFile(join(folder, asset));
    response.setHeader('Cache-Control', 'public, max-age=3600');
    response.type(type).send(bytes);
  }
}
