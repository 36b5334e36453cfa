import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Track } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';

export interface CurriculumVersion {
  id: string;
  curriculumId: string;
  slug: string;
  title: string;
  number: number;
  fingerprint: string;
  validityMonths: number;
  rule: CurriculumRule;
  /** By stage, then id. */
  modules: { moduleId: string; track: Track; stage: number }[];
  /** Day from which on it is the one that is given. */
  fromOn: string;
}

export interface CurriculumRule {
  pooledFoundationPercent: number;
}

const ruleSchema = z.strictObject({ pooledFoundationPercent: z.int() });

/** One version of a curriculum; throws when there is none, since only ids of the database are asked for. */
export async function getCurriculumVersion(db: Kysely<Schema>, id: string): Promise<CurriculumVersion> {
  const [version] = await readVersions(db, [id]);
  if (!version) throw new Error(`There is no curriculum version ${id}.`);
  return version;
}

/** The newest version of each curriculum, by slug; with a day, the newest of those that were given by then. */
export async function listCurrentCurricula(db: Kysely<Schema>, on?: string): Promise<CurriculumVersion[]> {
  const rows = await db
    .selectFrom('curriculum_versions')
    .select(['id', 'curriculum_id', 'number'])
    .$if(on !== undefined, (query) => query.where('from_on', '<=', on ?? ''))
    .orderBy('number')
    .execute();
  const newest = new Map(rows.map((row) => [row.curriculum_id, row.id]));
  const versions = await readVersions(db, [...newest.values()]);
  return versions.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

async function readVersions(db: Kysely<Schema>, ids: string[]): Promise<CurriculumVersion[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('curriculum_versions')
    .innerJoin('curricula', 'curricula.id', 'curriculum_versions.curriculum_id')
    .selectAll('curriculum_versions')
    .select(['curricula.slug', 'curricula.title'])
    .where('curriculum_versions.id', 'in', ids)
    .execute();
  const modules = await db
    .selectFrom('curriculum_modules')
    .selectAll()
    .where('curriculum_version_id', 'in', ids)
    .orderBy('stage')
    .orderBy('module_id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    curriculumId: row.curriculum_id,
    slug: row.slug,
    title: row.title,
    number: row.number,
    fingerprint: row.fingerprint,
    validityMonths: row.validity_months,
    rule: ruleSchema.parse(JSON.parse(row.rule)),
    modules: modules
      .filter((entry) => entry.curriculum_version_id === row.id)
      .map((entry) => ({ moduleId: entry.module_id, track: entry.track as Track, stage: entry.stage })),
    fromOn: row.from_on,
  }));
}
