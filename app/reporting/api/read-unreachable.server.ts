import type { Kysely } from 'kysely';
import { z } from 'zod';
import { scopePaths } from '#app/identity/grants.ts';
import { noteTokenRead } from '#app/identity/note-token-read.server.ts';
import type { Program } from '#app/identity/token.ts';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { listUnreachable, type UnreachablePlace } from '../list-unreachable.server.ts';
import { requireExport } from '../open-people-list.server.ts';
import { placePart } from '../people-filter.ts';
import type { UnreachableAnswer } from './answers.ts';
import type { apiPaths } from './paths.ts';

const Place = z.tuple([placePart, placePart, placePart]);

/** A page of those whom no reminder reaches. */
export async function readUnreachable(
  db: Kysely<Schema>,
  deps: Deps,
  program: Program,
  { limit, after }: z.output<(typeof apiPaths)['/unreachable']['query']>,
): Promise<UnreachableAnswer> {
  const on = today(deps.zone, deps.now());
  const paths = scopePaths(program, 'see-team');
  requireExport(program, paths);
  await noteTokenRead(db, deps, program, 'unreachable');
  const { people, next } = await listUnreachable(db, { paths, on, after: placeOf(after), limit });
  return {
    on,
    people: people.map(({ dueOn, unit, ...person }) => ({ ...person, unit: unit || null, dueBy: dueOn })),
    next: next && JSON.stringify(next),
  };
}

function placeOf(after: string | undefined): UnreachablePlace | null {
  if (after === undefined) return null;
  try {
    return Place.parse(JSON.parse(after));
  } catch {
    throw new Refusal('malformed', 'http.form-fields', { field: 'after' });
  }
}
