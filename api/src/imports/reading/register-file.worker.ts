import { parentPort, workerData } from 'node:worker_threads';
import { wholeBuffers } from '../../files/whole-buffers';
import { doFileJob, type FileJob } from './file-job';

// One file per thread: its memory is bounded by the thread's limits and given back when it ends.
const answer = await doFileJob(workerData as FileJob);
const given = answer.kind === 'done' && 'bytes' in answer.result ? wholeBuffers([answer.result.bytes]) : [];
parentPort?.postMessage(answer, given);
