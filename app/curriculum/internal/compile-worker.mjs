/**
 * The thread in which lessons are checked and compiled, so that a text that takes for ever or eats all memory ends with the
 * thread. Plain JavaScript, started by its path from the command line, the tests and the built server alike.
 */
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { compileMdx } = await import('./compile-mdx.server.ts');

parentPort.on('message', async ({ id, input }) => {
  try {
    parentPort.postMessage({ id, outcome: await compileMdx(input) });
  } catch (error) {
    parentPort.postMessage({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
parentPort.postMessage({ ready: true });
