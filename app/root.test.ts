import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const kilobyte = 1024;

test('the one stylesheet weighs at most 12 kB on the wire', async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./root.css', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    outdir: '/',
    loader: { '.woff2': 'file' },
  });
  const css = outputFiles.find((file) => file.path.endsWith('.css'));
  expect(gzipSync(css?.contents ?? '').length).toBeGreaterThan(kilobyte);
  expect(gzipSync(css?.contents ?? '').length).toBeLessThanOrEqual(12 * kilobyte);
});

test('the two fonts that every page loads weigh at most 36 kB', () => {
  const { resolve } = createRequire(import.meta.url);
  const files = ['400', '700'].map((weight) =>
    resolve(`@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-${weight}-normal.woff2`),
  );
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThanOrEqual(36 * kilobyte);
});
