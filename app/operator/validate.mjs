import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root, runMain, runStep, StepFailed } from './step.mjs';

const bin = (name, file) => join(root, 'node_modules', name, file);
const reports = join(root, 'data', 'reports');

/** The whole gate: format and lint, types, unit and both databases, browser. Ends with the totals on a line of their own. */
async function validate() {
  const started = Date.now();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const { ensureChromium } = await import('../../tests/setup/chromium.mjs');
  const chromium = await ensureChromium();
  await node('Format and lint', [bin('@biomejs', 'biome/bin/biome'), 'ci', '.', '--diagnostic-level=warn']);
  // Each has a core to itself.
  await Promise.all([node('Types', [bin('typescript', 'bin/tsc'), '--noEmit']), ensureBuilt()]);
  const failures = [];
  await node('Unit tests and both databases', [
    bin('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, 'vitest.json')}`,
  ]).catch((error) => failures.push(error.message));
  await node('Browser journeys', [bin('playwright', 'cli.js'), 'test', '-c', 'tests/playwright.config.ts'], {
    ACUMEN_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'playwright.json'),
  }).catch((error) => failures.push(error.message));
  const totals = count();
  console.log(`\nThe whole gate took ${Math.round((Date.now() - started) / 1000)} s.`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  if (failures.length > 0 || totals.failed > 0) throw new StepFailed(failures.join('\n'));
}

function node(title, args, env = {}) {
  return runStep(title, process.execPath, args, { show: true, env });
}

function count() {
  const vitest = JSON.parse(readFileSync(join(reports, 'vitest.json'), 'utf8'));
  const browser = JSON.parse(readFileSync(join(reports, 'playwright.json'), 'utf8')).stats;
  return {
    passed: vitest.numPassedTests + browser.expected + browser.flaky,
    failed: vitest.numFailedTests + browser.unexpected,
  };
}

await runMain(validate);
