import { defineConfig } from 'playwright/test';

const asRoot = process.getuid?.() === 0;

/** Quiet flags: without them Chromium tries hosts that a closed network cannot reach. */
const args = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  ...(asRoot ? ['--no-sandbox'] : []),
];

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/prepare.ts',
  outputDir: '../data/reports/browser',
  timeout: 120_000,
  // A busy machine takes three times as long as a quiet one.
  expect: { timeout: 15_000 },
  // On two cores: one waits for a page's own pauses at nearly every moment.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../data/reports/playwright.json' }]],
  use: {
    launchOptions: { args, executablePath: process.env.ACUMEN_CHROMIUM || undefined },
    // A film of every page costs four fifths of the run; the last picture and the calls tell what broke.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  },
});
