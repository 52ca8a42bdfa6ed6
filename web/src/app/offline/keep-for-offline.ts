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
  // what this page asked for before there was a worker, also where the answer came afterwards
  new PerformanceObserver((list) => {
    const past = list.getEntries().filter((entry) => (entry as PerformanceResourceTiming).workerStart === 0);
    if (past.length > 0) registration.active?.postMessage({ keep: past.map(({ name }) => name) });
  }).observe({ type: 'resource', buffered: true });
}
