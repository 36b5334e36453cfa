import type { Kysely } from 'kysely';
import { z } from 'zod';
import { dateFormats } from '#app/formats/sheet.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import type { Profile, Run } from './profile.ts';

const Texts = z.record(z.string(), z.string());
const DateFormatText = z.enum(dateFormats);

function toProfile(row: Schema['export_profiles']): Profile {
  return {
    id: row.id,
    name: row.name,
    format: row.format,
    dateFormat: DateFormatText.parse(row.date_format),
    byCourse: row.by_course === 1,
    columns: z.array(z.string()).parse(JSON.parse(row.columns)),
    codes: Texts.parse(JSON.parse(row.codes)),
    filter: Texts.parse(JSON.parse(row.filter)),
    revision: row.revision,
  };
}

/** The exports that a person has saved, by name. */
export async function listProfiles(db: Kysely<Schema>, ownerId: string): Promise<Profile[]> {
  const own = db.selectFrom('export_profiles').selectAll().where('owner_id', '=', ownerId);
  return (await own.orderBy('name').orderBy('id').execute()).map(toProfile);
}

/** One of them; anybody else's is not found, like none. */
export async function requireProfile(db: Kysely<Schema>, ownerId: string, id: string): Promise<Profile> {
  const own = db.selectFrom('export_profiles').selectAll().where('owner_id', '=', ownerId);
  const row = await own.where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'interop.no-such-export');
  return toProfile(row);
}

/** Its runs, the newest first. */
export async function listRuns(db: Kysely<Schema>, profileId: string): Promise<Run[]> {
  const rows = await db
    .selectFrom('export_runs')
    .selectAll()
    .where('profile_id', '=', profileId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, at, changes_only, row_count, accepted_at }) => ({
    ...{ id, at, changesOnly: changes_only === 1, rows: row_count, acceptedAt: accepted_at },
  }));
}
