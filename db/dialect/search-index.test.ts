import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Schema } from '#db/schema.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { replaceSearchEntries, type SearchEntry, searchLessons } from './search-index.ts';

const entry = (lessonId: string, title: string, text: string, lang = 'en'): SearchEntry => ({
  lessonId,
  lang,
  title,
  text,
});

const entries = [
  entry('notes', 'Names in a note', 'A pseudonym hides a name. Étages, Müller and de-identified data.'),
  entry('pseudonyms', 'Pseudonyms', 'Replacing names keeps the link.'),
  entry('mixed', '数据', '患者数据 and 10k rows'),
  entry('german', 'Namen', 'pseudonym', 'de'),
];

eachEngine((engine) => {
  async function filled(): Promise<Kysely<Schema>> {
    const db = await engine.database();
    await db.transaction().execute((tx) => replaceSearchEntries(tx, 'patient-data', entries));
    return db;
  }

  test.each([
    ['pseudonym', ['pseudonyms', 'notes']],
    ['PSEUDO', ['pseudonyms', 'notes']],
    ['names note', ['notes']],
    ['etage', ['notes']],
    ['muller', ['notes']],
    ['de-identified', ['notes']],
    ['数据', ['mixed']],
    ['者', ['mixed']],
    ['10k', ['mixed']],
    ['absent', []],
    ['', []],
    [`"' OR * & | ! : <-> ( NEAR \\`, []],
  ])('%s finds %o, titles first', async (query, lessons) => {
    const db = await filled();
    expect((await searchLessons(db, query, 'en')).map((hit) => hit.lessonId)).toEqual(lessons);
  });

  test('a hit shows the words around it as they were written', async () => {
    const db = await filled();
    expect(await searchLessons(db, 'etages', 'en')).toEqual([
      { moduleId: 'patient-data', lessonId: 'notes', title: 'Names in a note', excerpt: entries[0]?.text },
    ]);
  });

  test('replacing a module leaves the others', async () => {
    const db = await filled();
    await db.transaction().execute(async (tx) => {
      await replaceSearchEntries(tx, 'generative-ai', [entry('prompts', 'Prompts', 'pseudonym')]);
      await replaceSearchEntries(tx, 'patient-data', []);
    });
    expect((await searchLessons(db, 'pseudonym', 'en')).map((hit) => hit.lessonId)).toEqual(['prompts']);
  });
});
