import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root, runMain, runStep } from './step.mjs';

process.env.NODE_ENV ??= 'production';
process.env.UV_THREADPOOL_SIZE ??= '8';

await runMain(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const tsx = `${root}node_modules/tsx/dist/cli.mjs`;
  await runStep('Preparing the database and the lessons', process.execPath, [tsx, 'app/operator/cli.ts', 'prepare'], {
    show: true,
    advice: () => 'Nothing was started. The lines above say what is wrong.',
  });
  await import('./serve.mjs');
});
