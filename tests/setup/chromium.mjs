import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The shell is the same engine without a window to draw, and a tenth quicker. */
const installed = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Finds or brings a real Chromium: an explicit path, an installed browser, Playwright's own, Debian's package.
 * @returns {Promise<string>} path of the executable
 */
export async function ensureChromium() {
  const explicit = process.env.ACUMEN_CHROMIUM;
  if (explicit) {
    if (!existsSync(explicit)) throw new Error(`ACUMEN_CHROMIUM names ${explicit}, and there is no such file.`);
    return explicit;
  }
  const found = installed.find((path) => existsSync(path)) ?? (await fromPlaywright());
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('• Installing Chromium for the browser tests (Debian package, about a minute)');
    spawnSync('apt-get', ['update'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'], { stdio: 'ignore' });
    const brought = installed.find((path) => existsSync(path));
    if (brought) return brought;
  }
  throw new Error(
    'The browser tests need Chromium and none was found. Run one of these, then the same command again:\n' +
      '  npx playwright install chromium\n  sudo apt-get install -y chromium\n' +
      'or set ACUMEN_CHROMIUM to the path of a Chrome or Chromium.',
  );
}

async function fromPlaywright() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}
