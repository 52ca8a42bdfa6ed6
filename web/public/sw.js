/*
 * Keeps the shell and the last figures for hours without a network. A file of its own, because a service worker must be one.
 * Kept: the page, its scripts, styles and fonts; the last answers about figures (aggregates only, never rows of SOPs or files).
 * Figures belong to the one who is signed in: a sign-out, the end of a session or another person deletes them.
 */
const SHELL = 'pantausop-shell-1';
const FIGURES = 'pantausop-figures-1';
const MOST_FILES = 300;
const MOST_ANSWERS = 60;
/** A page that the network does not bring within this time comes from what is kept. */
const PAGE_WAIT_MS = 4000;
/** Older answers say nothing worth knowing. */
const LONGEST_KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const STORED_AT = 'X-Stored-At';

const HASHED = /^\/(?:main|chunk|styles|polyfills|scripts|worker)-[\w-]{8}\.(?:js|css)$/;
const FILE = /\.(?:js|css|svg|woff2|ico|png)$/;
const OF_THE_PROGRAM = /^\/(?:api(?:\/|$)|health\/|metrics$)/;
const SESSION = /^\/api\/v1\/session$/;
const ANSWERS =
  /^\/api\/v1\/(?:session|units|units\/[^/]+\/marks|reform-areas|rulesets|compliance\/matrix|compliance\/progress)$/;

/** Counts what was forgotten, so that an answer that was under way meanwhile is not kept. */
let forgotten = 0;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  const known = [SHELL, FIGURES];
  const drop = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => !known.includes(name)).map((name) => caches.delete(name))));
  event.waitUntil(drop.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (SESSION.test(pathname) && request.method !== 'GET') event.waitUntil(forget());
  if (request.method !== 'GET') return;
  if (ANSWERS.test(pathname)) event.respondWith(answer(request));
  else if (OF_THE_PROGRAM.test(pathname)) return;
  else if (request.mode === 'navigate') event.respondWith(page(request));
  else if (HASHED.test(pathname)) event.respondWith(hashed(request));
  else if (FILE.test(pathname) && pathname !== '/sw.js') event.respondWith(file(request));
});

/** The page says what it loaded before this worker took over. */
self.addEventListener('message', (event) => {
  const urls = Array.isArray(event.data?.keep) ? event.data.keep : [];
  event.waitUntil(Promise.all([keepPage(), ...urls.map(keep)]).catch(() => undefined));
});

async function keepPage() {
  const response = await fetch('/', { credentials: 'same-origin' });
  if (isPage(response)) await store(SHELL, '/', response, MOST_FILES);
}

async function keep(url) {
  const { origin, pathname } = new URL(url);
  if (origin !== self.location.origin) return;
  const request = new Request(url, { credentials: 'same-origin' });
  if (ANSWERS.test(pathname)) await answer(request);
  else if (HASHED.test(pathname)) await hashed(request);
  else if (FILE.test(pathname)) await file(request);
}

async function page(request) {
  const arriving = fetch(request).then(async (response) => {
    if (isPage(response)) await store(SHELL, '/', response.clone(), MOST_FILES);
    return response;
  });
  const kept = await find(SHELL, '/');
  if (!kept) return arriving;
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PAGE_WAIT_MS));
  return Promise.race([arriving.then((response) => (isAway(response) ? kept : response)).catch(() => kept), late]);
}

async function hashed(request) {
  const kept = await find(SHELL, request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await store(SHELL, request, response.clone(), MOST_FILES);
  return response;
}

async function file(request) {
  try {
    const response = await fetch(request);
    if (response.ok) await store(SHELL, request, response.clone(), MOST_FILES);
    return response;
  } catch (error) {
    const kept = await find(SHELL, request);
    if (kept) return kept;
    throw error;
  }
}

async function answer(request) {
  const before = forgotten;
  let response;
  try {
    response = await fetch(request);
  } catch (error) {
    const kept = await lastAnswer(request);
    if (kept) return kept;
    throw error;
  }
  if (isAway(response)) return (await lastAnswer(request)) ?? response;
  if (response.status === 401) await forget();
  else if (response.status === 200 && isJson(response)) await keepAnswer(request, response.clone(), before);
  return response;
}

async function keepAnswer(request, response, before) {
  const body = await response.text();
  if (SESSION.test(new URL(request.url).pathname) && (await isOfAnother(body))) {
    await forget();
    before = forgotten;
  }
  if (before !== forgotten) return;
  const headers = { 'Content-Type': 'application/json', [STORED_AT]: new Date().toISOString() };
  await store(FIGURES, request.url, new Response(body, { headers }), MOST_ANSWERS);
}

/** True when what is kept belongs to another person than this answer about the session. */
async function isOfAnother(body) {
  const kept = await find(FIGURES, '/api/v1/session');
  return kept !== undefined && (await kept.json()).user.id !== JSON.parse(body).user.id;
}

async function lastAnswer(request) {
  const kept = await find(FIGURES, request.url);
  if (!kept) return undefined;
  return Date.now() - Date.parse(kept.headers.get(STORED_AT)) < LONGEST_KEPT_MS ? kept : undefined;
}

async function forget() {
  forgotten += 1;
  await caches.delete(FIGURES);
}

/** By opening the cache first, because asking for one that does not exist is an error in some browsers. */
async function find(name, key) {
  return (await caches.open(name)).match(key);
}

async function store(name, key, response, most) {
  const cache = await caches.open(name);
  await cache.put(key, response);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((old) => cache.delete(old)));
}

const isPage = (response) => response.ok && (response.headers.get('Content-Type') ?? '').startsWith('text/html');
const isJson = (response) => (response.headers.get('Content-Type') ?? '').startsWith('application/json');
/** A proxy answers for a server that is down. */
const isAway = (response) => response.status >= 502 && response.status <= 504;
