import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root, runStep } from './step.mjs';

const stamp = join(root, 'build', '.acumen-built');
const inputs = ['app', 'db', 'public', 'package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json'];

/** Builds server and browser code when their sources changed since the last build. */
export async function ensureBuilt() {
  const wanted = digest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const remix = join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  await runStep('Building (about half a minute)', process.execPath, [remix, 'vite:build'], {
    env: { NODE_ENV: 'production' },
    advice: () => 'The source does not build. The lines above name the file.',
  });
  compress(join(root, 'build', 'client'));
  writeFileSync(stamp, wanted);
}

function digest() {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of files(join(root, input)).sort()) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash.update(`${file}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => files(join(path, name)));
}

/** Writes `.br` and `.gz` beside each text file, so that serving one costs no compression. */
function compress(folder) {
  for (const file of files(folder)) {
    if (!/\.(js|css|svg|json|webmanifest|txt)$/.test(file)) continue;
    const bytes = readFileSync(file);
    if (bytes.length < 1024) continue;
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
    );
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
