import { type APIResponse, type BrowserContext, test as base, expect, type Locator, type Page } from 'playwright/test';
import type { DemoLearner } from '#app/operator/demo/learner.server.ts';
import { type OpenRuntime, openRuntime } from '#app/platform/open-runtime.server.ts';
import { type Installation, openInstallation } from './installation.ts';
import { hire, type NewPerson, type Person, password } from './people.ts';

interface OfWorker {
  /** A server process with a database of its own. */
  installation: Installation;
  /** The same database, opened by the test: to make people, and to look behind the pages. */
  records: OpenRuntime;
}

interface OfTest {
  /** Somebody new with a sign-in. */
  hire: (wish?: NewPerson) => Promise<Person>;
  /** The person as the use cases see them, to bring them to a stage without the pages. */
  learner: (person: Person) => DemoLearner;
  /** Errors that a page said in its console, refused resources apart, and those in the server's log. They fail the test. */
  faults: string[];
}

export const test = base.extend<OfTest, OfWorker>({
  installation: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const installation = await openInstallation();
      await use(installation);
      await installation.remove();
    },
    { scope: 'worker' },
  ],
  records: [
    async ({ installation }, use) => {
      const { databaseUrl, url } = installation;
      const records = await openRuntime({ DATABASE_URL: databaseUrl, ORIGIN: url });
      await use(records);
      await records.close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ installation }, use) => use(installation.url),
  hire: ({ records }, use) => use((wish) => hire(records.db, records.deps, wish)),
  learner: ({ records: { db, deps } }, use) =>
    use((person) => ({ db, deps, personId: person.id, pace: { pass: () => undefined } })),
  faults: [
    async ({ context, installation }, use) => {
      const faults: string[] = [];
      installation.takeErrors();
      context.on('weberror', (error) => faults.push(error.error().message));
      context.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          faults.push(message.text());
        }
      });
      await use(faults);
      faults.push(...installation.takeErrors());
      expect(faults, 'errors in a page or in the log').toEqual([]);
    },
    { auto: true },
  ],
});

export type { APIResponse, BrowserContext, Locator, Page };
export { expect };

/** Goes to the sign-in page and fills in its form. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/login');
  await fillSignIn(page, person);
}

/** Fills in the sign-in form that the page shows. */
export async function fillSignIn(page: Page, person: Person, { shared = false } = {}): Promise<void> {
  await page.getByLabel('Staff number or e-mail address').fill(person.staffNumber);
  await page.getByLabel('Password', { exact: true }).fill(password);
  if (shared) await page.getByLabel('This is a shared computer').check();
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

/** Everything that this origin has kept in the window and the browser, as text. */
export async function storageOf(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
}

/** Waits until the page's scripts have taken over the markup. */
export async function live(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main');
    return main !== null && Object.keys(main).some((key) => key.startsWith('__reactFiber'));
  });
}
