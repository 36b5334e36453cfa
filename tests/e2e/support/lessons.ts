import type { Kysely } from 'kysely';
import { expect, type Page } from 'playwright/test';
import type { Segment } from '#app/blocks/block.ts';
import type { CheckProps } from '#app/blocks/check/model.ts';
import type { DeidentifyProps } from '#app/blocks/deidentify/model.ts';
import { readNote } from '#app/blocks/deidentify/note.ts';
import type { KAnonymityProps } from '#app/blocks/k-anonymity/model.ts';
import type { RiskSorterProps } from '#app/blocks/risk-sorter/model.ts';
import { binOf } from '#app/blocks/risk-sorter/risk.ts';
import type { LessonFacts, VersionFacts } from '#app/curriculum/facts.ts';
import { getLessonBody } from '#app/curriculum/get-lesson-body.server.ts';
import { getModuleBySlug } from '#app/curriculum/get-module-by-slug.server.ts';
import { getCurrentFacts } from '#app/curriculum/get-version-facts.server.ts';
import { requiredBlocks, trackLessons } from '#app/learning/lesson-done.ts';
import type { Track } from '#app/platform/track.ts';
import type { Schema } from '#db/schema.ts';

export const privacy = 'patient-data-and-privacy';
export const generative = 'generative-ai-tools';

/** A block with its keys, as the database holds it; a page has them only after an answer. */
export type Block = Extract<Segment, { kind: 'block' }>;

export interface Lesson extends LessonFacts {
  /** Those that the track requires, in reading order. */
  blocks: Block[];
}

export async function factsOf(db: Kysely<Schema>, slug: string): Promise<VersionFacts> {
  const module = await getModuleBySlug(db, slug);
  const facts = module && (await getCurrentFacts(db, module.id));
  if (!facts) throw new Error(`there is no module ${slug}`);
  return facts;
}

/** The lessons of a track with what has to be done in each. */
export async function lessonsOf(db: Kysely<Schema>, slug: string, track: Track): Promise<Lesson[]> {
  const facts = await factsOf(db, slug);
  return Promise.all(
    trackLessons(facts, track).map(async (lesson) => {
      const required = requiredBlocks(lesson, facts, track).map((block) => block.id);
      const body = await getLessonBody(db, lesson.hash);
      const blocks = (body?.segments ?? []).filter((each): each is Block => each.kind === 'block');
      return { ...lesson, blocks: blocks.filter((block) => required.includes(block.id)) };
    }),
  );
}

/** Does every block of the lesson on the page, presses "Done, next" and waits for the page after it. */
export async function workThrough(page: Page, lesson: Lesson): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: lesson.title })).toBeVisible();
  for (const block of lesson.blocks) await workAt(page, block);
  await closeLesson(page, lesson);
}

export async function closeLesson(page: Page, lesson: Lesson): Promise<void> {
  await page.getByRole('button', { name: /^Done, / }).click();
  await expect(page.getByRole('heading', { level: 1, name: lesson.title, exact: true })).toBeHidden();
}

export async function workAt(page: Page, block: Block): Promise<void> {
  switch (block.name) {
    case 'Check':
      return answerCheck(page, block.props as CheckProps);
    case 'Deidentify':
      await start(page, block);
      return markNote(page, block, 'all');
    case 'RiskSorter':
      await start(page, block);
      return sortCards(page, block.props as RiskSorterProps);
    case 'KAnonymity':
      return chooseLevels(page, block.props as KAnonymityProps);
  }
}

export async function answerCheck(page: Page, { id, prompt, options, type }: CheckProps): Promise<void> {
  const check = page.locator(`#${id}`);
  const role = type === 'multiple' ? 'checkbox' : 'radio';
  const group = check.getByRole('group', { name: prompt });
  for (const { text, right } of options) if (right) await group.getByRole(role, { name: text, exact: true }).check();
  await check.getByRole('button', { name: 'Show what this means' }).click();
  await expect(check.getByText('Yes, that is the point.')).toBeVisible();
}

/** Begins a simulation; the page then holds its first try. */
export async function start(page: Page, block: Block): Promise<void> {
  const simulation = page.locator(`#${block.id}`);
  await simulation.getByRole('button', { name: 'Start the simulation' }).click();
  await expect(simulation.getByRole('button', { name: /^(Check my note|Show how it came out)$/ })).toBeVisible();
}

/** Marks identifiers of whichever note the page shows (or only the first words of it) and has it checked. */
export async function markNote(page: Page, block: Block, which: 'all' | 'first-words'): Promise<void> {
  const simulation = page.locator(`#${block.id}`);
  const words = which === 'all' ? await identifierWords(page, block) : [0, 1];
  const boxes = simulation.getByRole('checkbox');
  for (const word of words) await boxes.nth(word).locator('xpath=..').click();
  for (const word of words) await expect(boxes.nth(word)).toBeChecked();
  await simulation.getByRole('button', { name: 'Check my note' }).click();
  const outcome = which === 'all' ? 'Passed. Nothing that matters was left in.' : /^Not yet:/;
  await expect(simulation.getByRole('heading', { name: outcome })).toBeVisible();
}

/** Where the identifiers stand in the note that is on the page. */
export async function identifierWords(page: Page, block: Block): Promise<number[]> {
  const { notes } = block.props as DeidentifyProps;
  const titles = await page.locator(`#${block.id}`).locator('legend').allInnerTexts();
  const note = readNote(notes.find(({ title }) => titles.includes(title))?.text ?? '');
  const identifiers = note.spans.filter((span) => span.kind === 'identifier');
  return identifiers.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
}

const binWords = { go: 'Go', caution: 'Caution', stop: 'Stop' } as const;

async function sortCards(page: Page, { id, cards }: RiskSorterProps): Promise<void> {
  const simulation = page.locator(`#${id}`);
  for (const card of cards) {
    const group = simulation.getByRole('group', { name: card.text });
    await group.getByRole('radio', { name: binWords[binOf(card)] }).check();
  }
  await simulation
    .getByLabel('One card you found hard')
    .fill('The teaching case: still confidential, but the tool is approved for that.');
  await simulation.getByRole('button', { name: 'Show how it came out' }).click();
  await expect(simulation.getByRole('heading', { name: `All ${cards.length} cards in the right bin` })).toBeVisible();
}

async function chooseLevels(page: Page, { id, columns }: KAnonymityProps): Promise<void> {
  const lab = page.locator(`#${id}`);
  for (const { label, levels } of columns) {
    const coarsest = levels.at(-1) ?? '';
    await lab.getByRole('group', { name: label }).getByRole('radio', { name: coarsest, exact: true }).check();
  }
  await lab.getByRole('button', { name: 'Show and keep this table' }).click();
  await expect(lab.getByRole('heading', { name: /^You reached k = \d+\.$/ })).toBeVisible();
}
