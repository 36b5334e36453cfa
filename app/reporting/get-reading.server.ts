import { type Kysely, sql } from 'kysely';
import type { CycleState } from '#app/assignments/cycle.ts';
import { trackOf } from '#app/assignments/learning-track.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { type BlockSheet, readSheet } from '#app/learning/block-sheet.ts';
import type { Track } from '#app/platform/track.ts';
import { unindexed } from '#db/dialect/unindexed.ts';
import type { Schema } from '#db/schema.ts';

/** What a lesson's page needs of one reader beside their progress. */
export interface Reading {
  track: Track;
  /** Where they stopped in the module. */
  point: { lesson: string; place: string } | null;
  /** The latest try of each block that they began. */
  sheets: Map<string, BlockSheet>;
  /** What their remarks on the lesson were answered, oldest first. */
  replies: Reply[];
}

/** One read, since the lesson page is the one that everybody opens: each row is of one of four kinds. */
export async function getReading(
  db: Kysely<Schema>,
  personId: string,
  facts: VersionFacts,
  { lessonId, blockIds }: { lessonId: string; blockIds: string[] },
): Promise<Reading> {
  const points = db
    .selectFrom('resume_points')
    .where('person_id', '=', personId)
    .where('module_id', '=', facts.moduleId)
    .select([sql<string>`'point'`.as('kind'), 'lesson_id as id', 'place as text'])
    .select([sql<number>`0`.as('try'), sql<string>`''`.as('seed'), sql<number>`0`.as('sequence'), 'at']);
  const targets = db
    .selectFrom('targets')
    .innerJoin('cycles', 'cycles.id', 'targets.cycle_id')
    .where('cycles.person_id', '=', personId)
    .where(unindexed(db, sql.ref('targets.module_id')), '=', facts.moduleId)
    .select([sql<string>`'target'`.as('kind'), 'targets.track as id', 'cycles.state as text'])
    .select([sql<number>`0`.as('try'), sql<string>`''`.as('seed'), sql<number>`0`.as('sequence')])
    .select(sql<string>`''`.as('at'));
  const sheets = db
    .selectFrom('block_sheets')
    .where('person_id', '=', personId)
    .where('block_id', 'in', blockIds)
    .select([sql<string>`'sheet'`.as('kind'), 'block_id as id', 'state as text'])
    .select(['try', 'seed', 'sequence', 'saved_at as at']);
  const replies = db
    .selectFrom('remarks')
    .where('person_id', '=', personId)
    .where('item_id', '=', lessonId)
    .where('reply', '<>', '')
    .select([sql<string>`'reply'`.as('kind'), 'text as id', 'reply as text'])
    .select([sql<number>`0`.as('try'), sql<string>`''`.as('seed'), sql<number>`0`.as('sequence'), 'made_at as at']);
  const always = points.unionAll(targets).unionAll(replies);
  const rows = await (blockIds.length === 0 ? always : always.unionAll(sheets)).execute();
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const wanted = of('target').map(({ id, text }) => ({ track: id as Track, state: text as CycleState['state'] }));
  const [point] = of('point').map(({ id, text }) => ({ lesson: id, place: text }));
  return {
    track: trackOf(wanted, facts),
    point: point ?? null,
    sheets: latestTries(of('sheet')),
    replies: repliesIn(of('reply')),
  };
}

interface Reply {
  remark: string;
  reply: string;
}

function repliesIn(rows: { id: string; text: string; at: string }[]): Reply[] {
  return [...rows].sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ id, text }) => ({ remark: id, reply: text }));
}

interface SheetRow {
  id: string;
  text: string;
  try: number;
  seed: string;
  sequence: number;
  at: string;
}

function latestTries(rows: SheetRow[]): Map<string, BlockSheet> {
  const rising = rows.toSorted((a, b) => a.try - b.try);
  const latest = new Map(rising.map((row) => [row.id, row]));
  return new Map(
    [...latest].map(([block_id, { text, at, ...row }]) => [
      block_id,
      readSheet({ ...row, block_id, state: text, saved_at: at }),
    ]),
  );
}
