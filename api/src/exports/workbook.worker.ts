import { parentPort, workerData } from 'node:worker_threads';
import { doWorkbookJob, type WorkbookJob } from './workbook-job';

// One workbook per thread: its memory is bounded by the thread's limits and given back when it ends.
parentPort?.postMessage(await doWorkbookJob(workerData as WorkbookJob));
