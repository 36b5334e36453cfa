import { type Kysely, sql } from 'kysely';
import type { CalendarDate } from '#app/platform/calendar.ts';
import type { Track } from '#app/platform/track.ts';
import type { Schema } from '#db/schema.ts';

export interface Owing {
  track: Track;
  /** Who holds the module and would get a delta. */
  holders: number;
  /** Who works towards it and would be led to the new version. */
  underWay: number;
}

/**
 * How many active people a version would reach, each counted once, on the deeper track. `since`: by track, the youngest `since`
 * of its items: whoever stands at an older version has something to learn.
 */
export async function countOwing(
  db: Kysely<Schema>,
  { moduleId, since, on }: { moduleId: string; since: Record<Track, number>; on: CalendarDate },
): Promise<Owing[]> {
  const underWay = await countByTrack(
    db,
    sql`
    select cycles.person_id, max(case when targets.track = 'full' then 1 else 0 end) as is_full
    from targets
    inner join cycles on cycles.id = targets.cycle_id
    inner join people on people.id = cycles.person_id
    where targets.module_id = ${moduleId} and cycles.state = 'open' and people.active = 1
    group by cycles.person_id`,
  );
  const holders = await countByTrack(
    db,
    sql`
    select held.person_id, held.is_full from (
      select cycles.person_id, targets.track, max(targets.version) as version,
        case when targets.track = 'full' then 1 else 0 end as is_full
      from targets
      inner join cycles on cycles.id = targets.cycle_id
      inner join people on people.id = cycles.person_id
      where targets.module_id = ${moduleId} and cycles.state = 'fulfilled' and cycles.expires_on > ${on}
        and people.active = 1
        and not exists (
          select 1 from cycles as other
          inner join targets as wanted on wanted.cycle_id = other.id
          where other.person_id = cycles.person_id and other.state = 'open' and wanted.module_id = ${moduleId}
        )
      group by cycles.person_id, targets.track
    ) as held
    where held.version < case when held.is_full = 1 then ${sql.lit(since.full)} else ${sql.lit(since.foundation)} end
      and (held.is_full = 1 or not exists (
        select 1 from targets
        inner join cycles on cycles.id = targets.cycle_id
        where cycles.person_id = held.person_id and targets.module_id = ${moduleId} and targets.track = 'full'
          and cycles.state = 'fulfilled' and cycles.expires_on > ${on}
      ))`,
  );
  return (['full', 'foundation'] as const).map((track) => ({
    track,
    holders: holders[track],
    underWay: underWay[track],
  }));
}

/** People by track, from rows of a person and whether it is the full one. */
async function countByTrack(db: Kysely<Schema>, rows: ReturnType<typeof sql>): Promise<Record<Track, number>> {
  const { rows: counts } = await sql<{ is_full: number; n: number }>`
    select is_full, count(*) as n from (${rows}) as counted group by is_full`.execute(db);
  const of = (isFull: number) => Number(counts.find((row) => Number(row.is_full) === isFull)?.n ?? 0);
  return { full: of(1), foundation: of(0) };
}
