import { type OpenRuntime, openRuntime } from '#app/platform/open-runtime.server.ts';

/** Opens the installation that the environment names (migrated, with its signing key), works in it and closes it. */
export async function withRuntime<T>(work: (runtime: OpenRuntime) => Promise<T>): Promise<T> {
  const runtime = await openRuntime(process.env);
  try {
    return await work(runtime);
  } finally {
    await runtime.close();
  }
}
