import { expect, test } from 'vitest';
import type { DiffLine } from '#app/curriculum/word-diff.ts';
import { makeStudio } from '#tests/factories/studio.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { getReviewPage } from './get-review-page.server.ts';
import { readingText } from './reading-text.ts';

test('a lesson is read without its syntax, and of a block everything that it holds', () => {
  const lines = readingText({
    title: 'At the door',
    minutes: 4,
    outcomes: ['hands-1'],
    segments: [
      { kind: 'html', html: '<h2 id="why">Why</h2><p>Ask <strong>first</strong>.</p>' },
      {
        kind: 'block',
        id: 'door',
        name: 'Check',
        modelVersion: 1,
        graded: false,
        tracks: ['full'],
        props: {
          id: 'door',
          type: 'single',
          prompt: 'Who\n\nknocks?',
          options: [
            { id: 'a', text: 'You', right: true, feedback: 'Yes.' },
            { id: 'b', text: 'Ivy', right: false, feedback: 'No.' },
          ],
        },
      },
    ],
    sources: [{ n: 1, cite: 'WHO 2021' }],
  });
  expect(lines).toEqual([
    'Title: At the door',
    'Minutes: 4',
    'Outcome: hands-1',
    'Why',
    'Ask first.',
    'Check “door”',
    'Kind of question: One answer is right',
    'Question: Who',
    'knocks?',
    'Answer: You',
    'This answer is right',
    'Feedback: Yes.',
    'Answer: Ivy',
    'Feedback: No.',
    'Source 1: WHO 2021',
  ]);
});

eachEngine(({ database }) => {
  const path = '01-first-lesson.mdx';

  async function begin() {
    const [db, deps] = [await database(), testDeps()];
    const { ben, write, publish, moduleId } = await makeStudio(db, deps);
    const read = async () => {
      const { changes } = await getReviewPage(db, deps, ben, moduleId);
      return changes.find(({ kind }) => kind === 'lesson')?.reading;
    };
    return { write, publish, read };
  }

  test('a reviewer sees the words that people will read differently', async () => {
    const { write, publish, read } = await begin();
    expect(wordsOf(await read(), 'added')).toContain('Begin with');
    expect(wordsOf(await read(), 'removed')).toBe('');
    await publish();
    await write(path, (text) =>
      text.replace('Begin with', 'Begin **always** with').replace('minutes: 5', 'minutes: 6'),
    );
    expect([wordsOf(await read(), 'removed'), wordsOf(await read(), 'added')]).toEqual(['5', '6 always']);
  });

  test('a change of syntax alone reads as before, and a text that cannot be read is left to its file', async () => {
    const { write, publish, read } = await begin();
    await publish();
    await write(path, (text) => text.replace('Begin with', 'Begin *with*'));
    expect(await read()).toEqual([]);
    await write(path, (text) => text.replace('Begin *with*', 'Begin with').replace('minutes: 5', 'minutes:  5'));
    expect(await read()).toEqual([]);
    await write(path, (text) => `${text}\n<Unclosed`);
    expect(await read()).toBeNull();
  });
});

const wordsOf = (lines: DiffLine[] | null | undefined, wanted: 'added' | 'removed') =>
  (lines ?? [])
    .flat()
    .flatMap(({ kind, text }) => (kind === wanted ? [text.trim()] : []))
    .join(' ');
