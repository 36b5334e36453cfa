import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { preparedFolder } from './installation.ts';

/** Once before all browser tests: tables, lessons and demo people, by the command that `npm start` uses. */
export default function prepare(): void {
  rmSync(preparedFolder, { recursive: true, force: true });
  mkdirSync(preparedFolder, { recursive: true });
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'app/operator/cli.ts', 'prepare'], {
    env: { ...process.env, DATABASE_URL: path.join(preparedFolder, 'acumen.db'), ACUMEN_DEMO: '1' },
    stdio: 'inherit',
  });
}
