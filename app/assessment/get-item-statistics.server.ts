import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { groupBy } from './item-counts.ts';
import { type ItemStatistics, itemStatistics } from './item-statistics.ts';

/** How question versions were answered, by hash; those with too few people are absent. */
export async function getItemStatistics(db: Kysely<Schema>, hashes: string[]): Promise<Map<string, ItemStatistics>> {
  if (hashes.length === 0) return new Map();
  const rows = await db.selectFrom('item_totals').selectAll().where('question_hash', 'in', hashes).execute();
  const byHash = groupBy(rows, ({ question_hash }) => question_hash);
  return new Map(
    [...byHash].flatMap(([hash, counts]) => {
      const statistics = itemStatistics(counts);
      return statistics ? [[hash, statistics] as const] : [];
    }),
  );
}
