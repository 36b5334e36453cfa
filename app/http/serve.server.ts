import type { ServerBuild } from '@remix-run/node';
import { hasDemoSignIns } from '#app/identity/has-demo-sign-ins.server.ts';
import { type OpenRuntime, openRuntime } from '#app/platform/open-runtime.server.ts';
import { type Runtime, setRuntime } from '#app/platform/runtime.server.ts';
import { closeWorkerPools } from '#app/platform/worker-pool.server.ts';
import { explainStartFailure } from './explain-start-failure.ts';
import { messages } from './messages.ts';
import { type StartOptions, startServer } from './start-server.server.ts';

export interface ServeOptions extends Pick<StartOptions, 'vite'> {
  /** Begins work beside requests; `stop` ends it. */
  startJobs: (runtime: Runtime) => { stop: () => Promise<void> };
}

/**
 * The process from its settings to its end: opens the installation, listens, says where, and on SIGTERM or SIGINT finishes
 * what is under way. What the operator can mend is said in a sentence, with exit status 1.
 */
export async function serve(
  build: ServerBuild | (() => Promise<ServerBuild>),
  { vite, startJobs }: ServeOptions,
): Promise<void> {
  let runtime: OpenRuntime | undefined;
  try {
    runtime = await openRuntime(process.env);
    await refuseDemoOnline(runtime);
    setRuntime(runtime);
    const server = await startServer(build, { runtime, vite });
    const jobs = startJobs(runtime);
    if (!runtime.env.mail) console.log(messages.noMail);
    console.log(messages.listening(server.url));
    stopOnSignal(runtime, () => Promise.all([server.close(), jobs.stop()]));
  } catch (error) {
    const sentence = explainStartFailure(error, runtime?.env.port ?? 0);
    await runtime?.close();
    if (sentence === null) throw error;
    console.error(`\n${sentence}\n`);
    process.exitCode = 1;
  }
}

async function refuseDemoOnline({ db, env }: Runtime): Promise<void> {
  if (!env.local && (await hasDemoSignIns(db))) throw new StartProblem(messages.demoOnline(env.origin));
}

/** What keeps the server from starting, in plain words. */
class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

function stopOnSignal(runtime: OpenRuntime, stopServing: () => Promise<unknown>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    console.log(messages.stopping);
    await stopServing();
    await closeWorkerPools();
    await runtime.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop().catch((err: unknown) => {
        runtime.log.error({ err }, 'stopping failed');
        process.exit(1);
      });
    });
  }
}
