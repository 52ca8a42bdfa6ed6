import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { isApiPath, nonceOf } from './response-headers';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.csv': 'text/csv; charset=utf-8',
};
/** Already compressed formats gain nothing. */
const COMPRESSED = new Set(['.png', '.jpg', '.webp', '.woff2', '.xlsx', '.ico']);

/** The build puts a hash of the content into such names, so the content behind one never changes. */
const HASHED_NAME = /^\/(?:(?:main|chunk|styles|polyfills|scripts|worker)|media\/.+)-[\w-]{8}\.\w+$/;

interface WebFile {
  readonly bytes: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly immutable: boolean;
  readonly compressible: boolean;
  /** Made when first asked for, kept for the life of the process. */
  readonly encoded: Map<'br' | 'gzip', Promise<Buffer>>;
}

/**
 * Serves the built web application from memory: hashed files for ever, others revalidated,
 * and `index.html` for every other GET outside of the API, so that each page can be opened by its address.
 * @param directory the build's `browser` folder; when it is missing, such GETs answer 404.
 */
export function webFiles(directory: string, askedFirst: AskedFirst): RequestHandler {
  const files = existsSync(directory) ? readFiles(directory) : new Map<string, WebFile>();
  const index = pageOf(files);
  const named = index ? namedBy(index, files) : [];
  let shortened: Promise<void> | undefined;
  return (request: Request, response: Response, next: NextFunction): void => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || isApiPath(request.path)) {
      next();
      return;
    }
    const file = request.path === '/index.html' ? undefined : files.get(request.path);
    if (file) {
      sendFile(file, request, response).catch(next);
    } else if (index && !looksLikeFile(request.path)) {
      askedFirst(request)
        .catch(() => []) // the page comes also while the database does not answer
        .then((ahead) => {
          sendIndex(index, ahead, request, response);
          shortened ??= shorten(named).catch(() => undefined); // the quick form stays
        })
        .catch(next);
    } else {
      next();
    }
  };
}

/** `import … from "./x.js"` and `export … from "./x.js"` of a built script; a call `import("./x.js")` is not meant. */
const STATIC_IMPORT = /(?:from|import)\s*"\.\/([\w-]+\.js)"/g;
/** A call by which the first script goes on: to the application, once the first picture is drawn, and to the texts of a language. */
const GOES_ON = /import\([`"]\.\/([\w-]+\.js)[`"]\)/g;

/**
 * The page, made to name at its top every script that its first one needs, the longest first: the build names ten of them at most,
 * at the end, and a browser would hear of each of the others only once it has read the script that imports it. The scripts of the
 * application come behind those of the first picture and the figures that it shows.
 */
function pageOf(files: ReadonlyMap<string, WebFile>): WebFile | undefined {
  const index = files.get('/index.html');
  if (!index) return undefined;
  const page = index.bytes.toString('utf8').replaceAll(/<link rel="modulepreload"[^>]*>/g, '');
  const textOf = (name: string): string => files.get(`/${name}`)?.bytes.toString('utf8') ?? '';
  const needed = new Set<string>();
  /** names what the scripts need and has not been named yet */
  const linksTo = (entries: Iterable<RegExpExecArray>, priority: string): readonly string[] => {
    const found: string[] = [];
    const walk = (name: string): void => {
      if (needed.has(name) || !files.has(`/${name}`)) return;
      needed.add(name);
      found.push(name);
      for (const [, imported = ''] of textOf(name).matchAll(STATIC_IMPORT)) walk(imported);
    };
    for (const [, name = ''] of entries) walk(name);
    return found
      .sort((one, other) => textOf(other).length - textOf(one).length)
      .map((name) => `<link rel="modulepreload" href="${name}"${priority}>`);
  };
  const first = [...page.matchAll(/<script src="([\w-]+\.js)" type="module">/g)];
  const links = [
    ...linksTo(first, ''),
    ...linksTo(
      first.flatMap(([, name = '']) => [...textOf(name).matchAll(GOES_ON)]),
      ' fetchpriority="low"',
    ),
  ];
  return { ...index, bytes: Buffer.from(page.replace('</head>', `${links.join('')}</head>`)) };
}

/** The files that every page fetches. */
const namedBy = (index: WebFile, files: ReadonlyMap<string, WebFile>): readonly WebFile[] => {
  const page = index.bytes.toString('utf8');
  return [...files].flatMap(([name, file]) => (file.compressible && page.includes(`"${name.slice(1)}"`) ? [file] : []));
};

/** A missing script must be a 404, not a page: a browser that kept an old page must not run HTML. */
const looksLikeFile = (path: string): boolean => Object.hasOwn(TYPES, extname(path)) && path !== '/index.html';

/** Addresses that a page asks first, for the one whose browser opens it. */
export type AskedFirst = (request: Request) => Promise<readonly string[]>;

/** @param ahead fetched at once, beside the scripts that will ask for them */
function sendIndex(index: WebFile, ahead: readonly string[], request: Request, response: Response): void {
  const nonce = nonceOf(response);
  const page = index.bytes
    .toString('utf8')
    .replaceAll('<style', `<style nonce="${nonce}"`)
    .replace(/<app-root(?=[\s>])/, `<app-root ngCspNonce="${nonce}"`)
    .replace('<link', `${ahead.map(askedBy).join('')}<link`);
  response.setHeader('Content-Type', index.type);
  response.setHeader('Cache-Control', 'no-cache');
  response.end(request.method === 'HEAD' ? undefined : page);
}

/** The page's scripts read from these links what is asked already (web/src/app/data/asked-ahead.ts). */
const askedBy = (address: string): string =>
  `<link rel="preload" as="fetch" href="${address}" crossorigin fetchpriority="high">`;

async function sendFile(file: WebFile, request: Request, response: Response): Promise<void> {
  response.setHeader('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('ETag', file.etag);
  if (request.headers['if-none-match'] === file.etag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  response.setHeader('Content-Type', file.type);
  let bytes = file.bytes;
  if (file.compressible) {
    response.setHeader('Vary', 'Accept-Encoding');
    // browsers name gzip first, and take the shorter one as gladly
    const encoding = request.acceptsEncodings('br') || request.acceptsEncodings('gzip');
    if (encoding === 'br' || encoding === 'gzip') {
      bytes = await encodedOf(file, encoding);
      response.setHeader('Content-Encoding', encoding);
    }
  }
  response.setHeader('Content-Length', bytes.length);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function encodedOf(file: WebFile, encoding: 'br' | 'gzip'): Promise<Buffer> {
  const known = file.encoded.get(encoding);
  if (known) return known;
  const made = encoding === 'br' ? brotli(file.bytes, QUICK) : gzipAsync(file.bytes, { level: 6 });
  file.encoded.set(encoding, made);
  return made;
}

/** The first one who asks for a file must not wait for its shortest form, which takes a hundred times as long. */
const [QUICK, SHORTEST] = [5, constants.BROTLI_MAX_QUALITY];

const brotli = (bytes: Buffer, quality: number): Promise<Buffer> =>
  brotliAsync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });

/** Makes the shortest forms of files one after another, behind the answers. */
async function shorten(files: readonly WebFile[]): Promise<void> {
  for (const file of files) {
    const shortest = await brotli(file.bytes, SHORTEST);
    file.encoded.set('br', Promise.resolve(shortest));
  }
}

function readFiles(directory: string): Map<string, WebFile> {
  const files = new Map<string, WebFile>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const extension = extname(entry.name);
    const address = path.slice(directory.length).replaceAll('\\', '/');
    files.set(address, {
      bytes,
      type: TYPES[extension] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      immutable: HASHED_NAME.test(address),
      compressible: !COMPRESSED.has(extension) && bytes.length > 1024,
      encoded: new Map(),
    });
  }
  return files;
}
