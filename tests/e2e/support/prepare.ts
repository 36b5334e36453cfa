import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { preparedFolder } from './installation.ts';

const databaseFile = path.join(preparedFolder, 'acumen.db');

/**
 * Once before all browser tests: tables, lessons and demo people, by the command that `npm start` uses. ACUMEN_E2E_KEEP=1
 * takes what an earlier run prepared, which is quicker while a test is being written.
 */
export default function prepare(): void {
  if (process.env.ACUMEN_E2E_KEEP && existsSync(databaseFile)) return;
  rmSync(preparedFolder, { recursive: true, force: true });
  mkdirSync(preparedFolder, { recursive: true });
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'app/operator/cli.ts', 'prepare'], {
    env: { ...process.env, DATABASE_URL: databaseFile, ACUMEN_DEMO: '1' },
    stdio: 'inherit',
  });
}
