import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { Engine } from './dialect/engine.ts';
import * as first from './migrations/2026-11-23-first.ts';
import * as totals from './migrations/2026-11-24-totals.ts';
import * as lists from './migrations/2026-11-25-lists.ts';
import * as mail from './migrations/2026-11-25-mail.ts';
import * as units from './migrations/2026-11-26-units.ts';
import * as actions from './migrations/2026-11-28-actions.ts';
import * as apiTokens from './migrations/2026-11-28-api-tokens.ts';
import * as exportProfiles from './migrations/2026-11-28-export-profiles.ts';
import * as readiness from './migrations/2026-11-28-readiness.ts';
import * as rules from './migrations/2026-11-28-rules.ts';
import * as trend from './migrations/2026-11-28-trend.ts';
import * as authoring from './migrations/2026-11-29-authoring.ts';
import * as imports from './migrations/2026-11-29-imports.ts';
import * as itemCounts from './migrations/2026-11-29-item-counts.ts';
import * as locals from './migrations/2026-11-29-locals.ts';
import * as nameWords from './migrations/2026-11-29-name-words.ts';
import * as presence from './migrations/2026-11-29-presence.ts';
import * as remarks from './migrations/2026-11-29-remarks.ts';
import * as reviews from './migrations/2026-11-29-reviews.ts';
import * as signInCodes from './migrations/2026-11-29-sign-in-codes.ts';
import * as upstream from './migrations/2026-11-29-upstream.ts';
import * as refusedMail from './migrations/2026-11-30-refused-mail.ts';
import * as remarkQuotes from './migrations/2026-11-30-remark-quotes.ts';
import * as waiversByName from './migrations/2026-11-30-waivers-by-name.ts';
import type { Schema } from './schema.ts';

/** In the order of their names, which are never changed. */
const migrations: Record<string, Migration> = {
  '2026-11-23-first': first,
  '2026-11-24-totals': totals,
  '2026-11-25-lists': lists,
  '2026-11-25-mail': mail,
  '2026-11-26-units': units,
  '2026-11-28-actions': actions,
  '2026-11-28-api-tokens': apiTokens,
  '2026-11-28-export-profiles': exportProfiles,
  '2026-11-28-readiness': readiness,
  '2026-11-28-rules': rules,
  '2026-11-28-trend': trend,
  '2026-11-29-authoring': authoring,
  '2026-11-29-imports': imports,
  '2026-11-29-item-counts': itemCounts,
  '2026-11-29-locals': locals,
  '2026-11-29-name-words': nameWords,
  '2026-11-29-presence': presence,
  '2026-11-29-remarks': remarks,
  '2026-11-29-reviews': reviews,
  '2026-11-29-sign-in-codes': signInCodes,
  '2026-11-29-upstream': upstream,
  '2026-11-30-refused-mail': refusedMail,
  '2026-11-30-remark-quotes': remarkQuotes,
  '2026-11-30-waivers-by-name': waiversByName,
};

/** A database that cannot be used, in words for the operator. */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem';
}

/**
 * Brings the database to this version of Acumen and gives the names of the migrations it ran. Each runs in the
 * transaction of the whole; one that fails leaves nothing.
 */
export async function migrateToLatest(db: Kysely<Schema>, _engine: Engine): Promise<string[]> {
  await refuseNewer(db);
  return runMigrations(db, migrations);
}

/** `migrateToLatest` over any list: tests give their own. */
export async function runMigrations<T>(db: Kysely<T>, list: Record<string, Migration>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => list } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) {
    const failed = results.find((result) => result.status === 'Error')?.migrationName ?? 'the first one';
    throw new DatabaseProblem(`The database could not be updated: ${failed} failed and left nothing behind.`, {
      cause: error,
    });
  }
  return results.map((result) => result.migrationName);
}

/** Throws when a later version of Acumen has written this database. */
export async function refuseNewer(db: Kysely<Schema>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  refuseUnknown(rows.map((row) => row.name));
}

/** The same for the migrations that a backup names. */
export function refuseUnknown(names: string[]): void {
  const unknown = names.filter((name) => !(name in migrations));
  if (unknown.length > 0) {
    throw new DatabaseProblem(
      `This database was written by a newer version of Acumen (it has ${unknown.join(', ')}). Install that version, or restore a backup made with this one.`,
    );
  }
}
