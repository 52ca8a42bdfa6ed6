import { parentPort, workerData } from 'node:worker_threads';
import { doDocumentJob, type DocumentJob } from './document-job';

// One file per thread: its memory is bounded by the thread's limits and given back when it ends.
parentPort?.postMessage(await doDocumentJob(workerData as DocumentJob));
