import type { Kysely } from 'kysely';
import type { Cell, Column, Sheet } from '#app/formats/sheet.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import { acceptedHashes, goneKeys, keepRows } from './export-rows.server.ts';
import { messages } from './messages.ts';
import { codeColumn, type Profile } from './profile.ts';
import type { Source, SourceRow } from './source.ts';

export interface Making {
  profile: Profile;
  source: Source;
  changesOnly: boolean;
  runId: string;
  /** The run that changes are measured against. */
  acceptedId: string | null;
}

/** The sheet of a run. What each row says is kept as a hash while it is read; at the end, how many there were. */
export function profileSheet(db: Kysely<Schema>, making: Making): Sheet {
  const { profile, source, changesOnly } = making;
  const known: Record<string, Column> = { ...source.columns, [codeColumn]: messages.codeColumn };
  // A column that a later release no longer has is left out.
  const columns = profile.columns.flatMap((name) => known[name] ?? []);
  return {
    title: messages.sheet,
    fileName: `${profile.name} ${source.on}${changesOnly ? ` ${messages.changesFile}` : ''}`,
    on: source.on,
    dateFormat: profile.dateFormat,
    columns: changesOnly ? [...columns, messages.changeColumn] : columns,
    rows: rowsOf(
      db,
      making,
      profile.columns.filter((name) => known[name]),
    ),
  };
}

async function* rowsOf(db: Kysely<Schema>, making: Making, names: string[]): AsyncGenerator<Cell[][]> {
  const { profile, source, changesOnly, runId, acceptedId } = making;
  let count = 0;
  for await (const page of source.pages) {
    const lines = page.map((row) => lineOf(profile, names, row));
    const accepted = await acceptedHashes(
      db,
      acceptedId,
      lines.map(({ key }) => key),
    );
    await keepRows(db, runId, lines);
    count += lines.length;
    if (!changesOnly) yield lines.map(({ cells }) => cells);
    else {
      const changed = lines.filter(({ key, hash }) => accepted.get(key) !== hash);
      yield changed.map(({ key, cells }) => [...cells, accepted.has(key) ? messages.changed : messages.added]);
    }
  }
  if (changesOnly && acceptedId !== null) {
    for await (const keys of goneKeys(db, acceptedId, runId)) yield await goneLines(db, making, names, keys);
  }
  await db.updateTable('export_runs').set({ row_count: count }).where('id', '=', runId).execute();
}

function lineOf({ codes, dateFormat }: Profile, names: string[], { personId, courseId, cells }: SourceRow) {
  const code = codes[courseId ?? ''] ?? null;
  const line = names.map((name) => (name === codeColumn ? code : (cells[name] ?? null)));
  const key = courseId === null ? personId : `${personId} ${courseId}`;
  // The names too: another choice of columns is another line, even where the same words stand in it.
  return { key, cells: line, hash: sha256hex(JSON.stringify([dateFormat, names, line])).slice(0, 32) };
}

/**
 * Rows that the accepted run had. The person may be out of sight by now, so that only what the accepted file named them by is
 * said: the staff number, or the name where the file has no staff numbers.
 */
async function goneLines(
  db: Kysely<Schema>,
  { profile, source }: Making,
  names: string[],
  keys: string[],
): Promise<Cell[][]> {
  const parts = keys.map((key) => key.split(' ') as [string, string?]);
  const ids = [...new Set(parts.map(([id]) => id))];
  const people = await db
    .selectFrom('people')
    .select(['id', 'staff_number', 'name'])
    .where('id', 'in', givenIds(db, ids))
    .execute();
  const byId = new Map(people.map((person) => [person.id, person]));
  const byNumber = names.includes('staffNumber');
  return parts.map(([id, courseId = '']) => {
    const person = byId.get(id);
    const said: Record<string, Cell> = {
      ...(byNumber ? { staffNumber: person?.staff_number ?? null } : { name: person?.name ?? null }),
      course: source.courseTitles[courseId] ?? null,
      [codeColumn]: profile.codes[courseId] ?? null,
    };
    return [...names.map((name) => said[name] ?? null), messages.gone];
  });
}
