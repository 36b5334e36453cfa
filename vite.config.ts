import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vitest/config';
import remixConfig from './remix.config.js';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

const everyday = [
  /app\/ui\/(button|classes|mark|messages|nonce|site|error-page|page-header|way|notice|outline|tag|task-list)\.tsx?$/,
  /app\/ui\/(offline-guard|person-field)\.tsx$/,
  /app\/assessment\/(kept-answers|use-one-person)\.ts$/,
  /app\/identity\/person-tag\.ts$/,
  /app\/blocks\/simulation\/hidden-fields\.tsx$/,
  /vite\/preload-helper/,
];

export default defineConfig({
  plugins: [!process.env.VITEST && remix(remixConfig)],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // What every page has travels together: a dozen tiny files would each cost a request and compress worse.
    rollupOptions: {
      output: { manualChunks: (id: string) => (everyday.some((part) => part.test(id)) ? 'ui' : undefined) },
    },
  },
  test: {
    include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'tests/*.test.ts'],
    globalSetup: ['tests/setup/global.ts'],
    setupFiles: ['tests/setup/each-test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
