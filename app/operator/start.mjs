import { spawn } from 'node:child_process';
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
  await serve();
});

/** A process of its own: the size of Node's thread pool is read before the first line of a module runs. */
function serve() {
  const child = spawn(process.execPath, ['app/operator/serve.mjs'], { cwd: root, env: process.env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      process.exitCode = code ?? 1;
      resolve();
    });
  });
}
