import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { noteTokenRead } from '#app/identity/note-token-read.server.ts';
import type { Program } from '#app/identity/token.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { openPeopleList } from '../open-people-list.server.ts';
import type { PeopleRowView } from '../people-view.ts';
import type { PeopleAnswer } from './answers.ts';
import type { apiPaths } from './paths.ts';

/** A page of the people whom the holder of a token may take away, by the same query as their screen. */
export async function readPeople(
  db: Kysely<Schema>,
  deps: Deps,
  program: Program,
  { limit, after, ...filter }: z.output<(typeof apiPaths)['/people']['query']>,
): Promise<PeopleAnswer> {
  const list = await openPeopleList(db, deps, program, filter);
  await noteTokenRead(db, deps, program, 'people');
  const { people, count, next } = await list.page(after ?? null, limit);
  return { on: list.on, count, people: people.map(answerOf), next };
}

function answerOf({ dueOn, isExpiry, ...person }: PeopleRowView): PeopleAnswer['people'][number] {
  return { ...person, dueBy: isExpiry ? null : dueOn, validUntil: isExpiry ? dueOn : null };
}
