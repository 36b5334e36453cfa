import { ensureInstalled } from './install.mjs';
import { runMain } from './step.mjs';

await runMain(async () => {
  await ensureInstalled();
  await import('./validate.mjs');
});
