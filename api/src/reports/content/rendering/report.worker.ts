import { parentPort } from 'node:worker_threads';
import { doRenderJob, type RenderJob } from './render-job';

// One thread for all reports, one after the other: what it has loaded serves the next one.
parentPort?.on('message', (job: RenderJob) => {
  void doRenderJob(job).then((answer) => parentPort?.postMessage(answer));
});
