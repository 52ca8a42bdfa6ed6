/**
 * Starts the worker that keeps the shell and the last figures (public/sw.js). Browsers offer it only on a safe origin;
 * without it everything works as before, only not without a network.
 */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  const first = !workers.controller;
  const registration = await workers.register('/sw.js', { updateViaCache: 'none' });
  if (!first) return;
  await workers.ready;
  // what this page loaded before there was a worker
  const keep = performance.getEntriesByType('resource').map(({ name }) => name);
  registration.active?.postMessage({ keep });
}
