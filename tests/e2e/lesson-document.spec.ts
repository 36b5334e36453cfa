import { expect, signIn, test } from './support/test.ts';

const lesson = '/learn/patient-data-and-privacy/m3-what-identifies';

test('two people who see the same lesson share its drawing and nothing of each other', async ({ browser, hire }) => {
  const people = [
    await hire({ name: `Bríd "Biddy" O'Shea & <Sons>` }),
    await hire({ name: 'Anselm Quartermaine' }),
    await hire({ name: 'עדי לוי' }),
  ];
  const seen: { markup: string; keys: string[]; nonce: string }[] = [];
  for (const person of people) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, person);
    const response = await page.goto(lesson);
    const markup = (await response?.text()) ?? '';
    await expect(page.getByRole('banner')).toContainText(person.name);
    // The page has come alive: its script knows the name too.
    await page.getByRole('link', { name: 'Certificates' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your certificates');
    await expect(page.getByRole('banner')).toContainText(person.name);
    seen.push({
      markup,
      keys: [...markup.matchAll(/name="key" value="([^"]+)"/g)].map((match) => match[1] ?? ''),
      nonce: /nonce="([^"]+)"/.exec(markup)?.[1] ?? '',
    });
    await context.close();
  }
  for (const [index, { markup, keys }] of seen.entries()) {
    expect(markup).not.toMatch(/slot[0-9a-f]{24}/);
    expect(new Set(keys).size).toBe(keys.length);
    for (const other of people.filter((_, at) => at !== index)) {
      expect(markup).not.toContain(other.id);
      expect(markup).not.toContain(other.name.split(' ')[0]);
    }
  }
  expect(new Set(seen.flatMap(({ keys }) => keys)).size).toBe(seen.flatMap(({ keys }) => keys).length);
  expect(new Set(seen.map(({ nonce }) => nonce)).size).toBe(people.length);
});
