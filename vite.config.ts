import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vitest/config';
import remixConfig from './remix.config.js';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

const everyPage = [
  /app\/ui\/(button|classes|mark|messages|nonce|site|error-page|error-summary|page-header|way|notice|outline)\.tsx?$/,
  /app\/ui\/(choices|details|field|in-language|offline-guard|person-field|visually-hidden)\.tsx$/,
  /app\/assessment\/(kept-answers|use-one-person)\.ts$/,
  /app\/identity\/person-tag\.ts$/,
  /app\/blocks\/simulation\/hidden-fields\.tsx$/,
  /vite\/preload-helper/,
];
const tasks = /app\/ui\/(tag|task-list)\.tsx$/;

/** What pages share travels together: a dozen tiny files would each cost a request. A lesson has no tasks. */
function chunkOf(id: string): string | undefined {
  if (everyPage.some((part) => part.test(id))) return 'ui';
  return tasks.test(id) ? 'tasks' : undefined;
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [!process.env.VITEST && remix(remixConfig)],
  build: {
    target: 'es2022',
    // A kilobyte smaller than esbuild's: a lesson's scripts have 95 kB.
    minify: isSsrBuild ? false : 'terser',
    terserOptions: { ecma: 2020, compress: { passes: 2 } },
    assetsInlineLimit: 0,
    rollupOptions: { output: { manualChunks: chunkOf } },
  },
  test: {
    include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'tests/*.test.ts'],
    globalSetup: ['tests/setup/global.ts'],
    setupFiles: ['tests/setup/each-test.ts'],
    pool: 'forks',
    // On two cores: one waits for PostgreSQL or a child process at nearly every moment.
    maxWorkers: 3,
    // Modules are loaded once for each process, not once for each of 237 files.
    isolate: false,
    // A busy machine takes three times as long as a quiet one.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
}));
