/**
 * What the worker of a `WorkerPool` does. Plain JavaScript, since a worker is started by its path from the command line,
 * the tests and the built server alike; the program that it loads is the TypeScript of the sources.
 */
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

/** Loads the function that answers, says that it is ready, and then answers each question under its number. */
export async function answerWith(load) {
  register();
  const work = await load();
  parentPort.on('message', async ({ id, input }) => {
    try {
      parentPort.postMessage({ id, output: await work(input) });
    } catch (error) {
      parentPort.postMessage({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  parentPort.postMessage({ ready: true });
}
