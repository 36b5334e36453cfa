import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root, runMain, runStep } from './step.mjs';

process.env.NODE_ENV ??= 'production';

await runMain(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const tsx = `${root}node_modules/tsx/dist/cli.mjs`;
  await runStep(
    'Measuring (about five minutes; leave the machine alone)',
    process.execPath,
    [tsx, 'tests/bench/bench.ts', ...process.argv.slice(2)],
    {
      show: true,
      advice: () => 'Nothing was written. The lines above say what is wrong.',
    },
  );
});
