import { parentPort, workerData } from 'node:worker_threads';
import { doFileJob, type FileJob } from './file-job';

// One file per thread: its memory is bounded by the thread's limits and given back when it ends.
parentPort?.postMessage(await doFileJob(workerData as FileJob));
