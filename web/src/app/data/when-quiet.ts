/** Nothing was fetched for so long: the first page stands. */
const QUIET_MS = 1500;

let quiet: Promise<void> | undefined;

/** Resolves once the first page has fetched what it needs: for work that must not take the line or the processor from it. */
export const whenQuiet = (): Promise<void> => (quiet ??= untilNothingIsFetched());

function untilNothingIsFetched(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      resolve();
    };
    let timer = setTimeout(end, QUIET_MS);
    const observer = new PerformanceObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(end, QUIET_MS);
    });
    observer.observe({ type: 'resource', buffered: true });
  });
}
