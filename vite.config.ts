import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vitest/config';
import remixConfig from './remix.config.js';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

const everydayUi =
  /app\/ui\/(button|classes|mark|messages|nonce|site|error-page|page-header|way|notice|outline|tag|task-list)\.tsx?$/;

export default defineConfig({
  plugins: [!process.env.VITEST && remix(remixConfig)],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // The design system's everyday parts travel together: a dozen tiny files would each cost a request.
    rollupOptions: { output: { manualChunks: (id: string) => (everydayUi.test(id) ? 'ui' : undefined) } },
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
