import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { API_VERSION, openApiDocument, Routes } from '../../http';
import type { Command } from '../command';

export const openapi: Command = {
  name: 'openapi',
  usage: '[--out FILE]  writes the OpenAPI document (api/openapi.json)',
  async run(context, argv) {
    const { out } = parseArgs({ args: argv, options: { out: { type: 'string', default: 'api/openapi.json' } } }).values;
    const document = openApiDocument((await context.app()).get(Routes).declared(), API_VERSION);
    await writeFile(out, `${JSON.stringify(document, null, 2)}\n`);
    context.print(`written: ${out}`, { file: out });
  },
};
