import { StreamableFile } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Response } from 'express';
import { PreparedJson } from './prepared-json';

/** Nest's Express adapter, except that JSON is written here: without Express's own ETag, and compressed when that is worth it. */
export class AppAdapter extends ExpressAdapter {
  override reply(response: Response, body: unknown, statusCode?: number): unknown {
    const plain = body === undefined || body === null || typeof body !== 'object';
    if (plain || body instanceof StreamableFile || Buffer.isBuffer(body))
      return super.reply(response, body, statusCode);
    if (statusCode !== undefined) response.statusCode = statusCode;
    return sendJson(response, body instanceof PreparedJson ? body : PreparedJson.of(body));
  }
}

/** Sends the answer, compressed when it is long and the client takes that. A failure to compress ends the connection. */
async function sendJson(response: Response, prepared: PreparedJson): Promise<void> {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  if (!prepared.worthCompressing) {
    end(response, prepared.json);
    return;
  }
  response.setHeader('Vary', 'Accept-Encoding');
  if (!/\bgzip\b/.test(String(response.req.headers['accept-encoding'] ?? ''))) {
    end(response, prepared.json);
    return;
  }
  try {
    const bytes = await prepared.gzipped();
    response.setHeader('Content-Encoding', 'gzip');
    end(response, bytes);
  } catch (error) {
    // zlib fails only when memory runs out; nothing was sent yet, and nothing true can be.
    response.destroy(error instanceof Error ? error : undefined);
  }
}

function end(response: Response, bytes: Buffer): void {
  response.setHeader('Content-Length', bytes.length);
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}
