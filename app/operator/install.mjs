import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root, runStep, StepFailed } from './step.mjs';

const stamp = join(root, 'node_modules', '.acumen-installed');

/** Installs the packages of `package-lock.json` once; a correct manual `npm ci` is accepted as it is. */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 17)) {
    throw new StepFailed(
      `Acumen needs Node.js 20.17 or newer; this is ${process.versions.node}. Install the current LTS release.`,
    );
  }
  const wanted = `${createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')} node ${process.versions.modules}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!installedByHand()) {
    const { command, args } = npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
    await runStep('Installing packages (two to four minutes the first time: SQLite may be compiled)', command, args, {
      advice: installAdvice,
    });
    if (!sqliteLoads()) throw new StepFailed(installAdvice('node-gyp'));
  }
  writeFileSync(stamp, wanted);
}

function installedByHand() {
  const inner = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(inner)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(inner, 'utf8')).packages;
  const complete = Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || found[path]?.version === entry.version,
  );
  return complete && sqliteLoads();
}

function sqliteLoads() {
  return spawnSync(process.execPath, ['-e', "require('sqlite3')"], { cwd: root }).status === 0;
}

function installAdvice(output) {
  if (/node-gyp|gyp ERR|prebuild|not found: make|g\+\+|sqlite3/.test(output)) {
    const missing = ['python3', 'make', 'g++'].filter((tool) => spawnSync(tool, ['--version']).error);
    if (missing.length > 0) {
      return `SQLite has to be compiled here and ${missing.join(', ')} is missing. On Debian or Ubuntu run:\n\n  sudo apt-get install -y python3 make g++\n\nand then the same command again.`;
    }
    return 'SQLite could not be built. The lines above say why; after mending it, run the same command again.';
  }
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN/.test(output)) {
    return 'The npm registry cannot be reached. Check the network or the proxy (npm config get registry), then run the same command again.';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full. Free about 1 GB, then run the same command again.';
  if (/EACCES|EPERM/.test(output)) return `No permission to write in ${root}. Run it as the owner of that folder.`;
  return 'The lines above say why; after mending it, run the same command again.';
}
