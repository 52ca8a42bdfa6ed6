import { StreamableFile } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Response } from 'express';
import { PreparedJson } from './prepared-json';
import { TaggedJson } from './tagged-json';

/** Nest's Express adapter, except that JSON is written here: without Express's own ETag, and compressed when that is worth it. */
export class AppAdapter extends ExpressAdapter {
  override reply(response: Response, body: unknown, statusCode?: number): unknown {
    const plain = body === undefined || body === null || typeof body !== 'object';
    if (plain || body instanceof StreamableFile || Buffer.isBuffer(body))
      return super.reply(response, body, statusCode);
    if (statusCode !== undefined) response.statusCode = statusCode;
    if (body instanceof TaggedJson) return sendTagged(response, body);
    return sendJson(response, body instanceof PreparedJson ? body : PreparedJson.of(body));
  }
}

/** Sends an answer that the browser of this one caller may keep, if it asks every time whether it is still true. */
function sendTagged(response: Response, tagged: TaggedJson): unknown {
  response.setHeader('Cache-Control', 'private, no-cache');
  if (tagged.prepared) return sendJson(response, tagged.prepared, tagged);
  response.statusCode = 304;
  response.setHeader('ETag', tagged.etag(false));
  response.setHeader('Vary', 'Accept-Encoding');
  return response.end();
}

/** Sends the answer, compressed when it is long and the client takes that. A failure to compress ends the connection. */
async function sendJson(response: Response, prepared: PreparedJson, tagged?: TaggedJson): Promise<void> {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  const compressed =
    prepared.worthCompressing && /\bgzip\b/.test(String(response.req.headers['accept-encoding'] ?? ''));
  if (prepared.worthCompressing || tagged) response.setHeader('Vary', 'Accept-Encoding');
  if (tagged) response.setHeader('ETag', tagged.etag(compressed));
  if (!compressed) {
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
