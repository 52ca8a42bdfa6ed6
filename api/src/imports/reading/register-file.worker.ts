import { parentPort, workerData } from 'node:worker_threads';
import { inParts } from './answer-in-parts';
import { doFileJob, type FileJob } from './file-job';

// One file per thread: its memory is bounded by the thread's limits and given back when it ends.
for (const message of inParts(await doFileJob(workerData as FileJob))) parentPort?.postMessage(message);
