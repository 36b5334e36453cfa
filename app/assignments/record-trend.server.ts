import type { Kysely } from 'kysely';
import { type CalendarDate, nextTime, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import type { Schema } from '#db/schema.ts';
import { countFacets } from './count-states.server.ts';
import { everywhere, type Facet } from './due-totals.ts';
import { keptDays } from './trend.ts';
import { writePoints } from './write-points.server.ts';

/** The nightly job: keeps how many are in which state today, for later days to look back on. */
export const trendJob = 'assignments.trend';
const jobTime = '04:00';
const unitsAtOnce = 100;
const facets: Facet[] = ['person', 'role', 'module'];

/** Makes sure that the job waits: at once if it never ran, else as it planned itself. */
export async function scheduleTrend(db: Kysely<Schema>, deps: Deps, runAt = deps.now()): Promise<void> {
  const job = { kind: trendJob, payload: {}, runAt: runAt.toISOString(), dedupeKey: trendJob };
  await db.transaction().execute((tx) => enqueueJob(tx, deps, job));
}

/** The job's handler: today's points, then tomorrow's job. Days on which nothing ran have no points. */
export async function runTrend(db: Kysely<Schema>, deps: Deps, windowDays: number): Promise<void> {
  await recordTrend(db, { on: today(deps.zone, deps.now()), windowDays });
  await scheduleTrend(db, deps, nextTime(deps.zone, deps.now(), jobTime));
}

/**
 * Writes the points of a day from the totals, for each unit with people and at last for everywhere, whose point says that
 * the day is whole; drops what is no longer kept. The first run of a day counts: another one changes nothing.
 */
export async function recordTrend(
  db: Kysely<Schema>,
  { on, windowDays }: { on: CalendarDate; windowDays: number },
): Promise<void> {
  const days = await recordedDays(db);
  if (days.person.includes(on)) return;
  const kept = (facet: Facet) => keptDays([...days[facet], on], on, facet);
  for (let after = ''; ; ) {
    const units = await db
      .selectFrom('units')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(unitsAtOnce)
      .execute();
    const unitIds = units.map(({ id }) => id);
    if (unitIds.length > 0) await recordUnits(db, { unitIds, on, windowDays, kept });
    if (unitIds.length < unitsAtOnce) break;
    after = unitIds.at(-1) ?? '';
  }
  await recordUnits(db, { unitIds: [everywhere], on, windowDays, kept });
}

async function recordedDays(db: Kysely<Schema>): Promise<Record<Facet, CalendarDate[]>> {
  const rows = await db
    .selectFrom('trend_points')
    .select(['facet', 'on'])
    .distinct()
    .where('unit_id', '=', everywhere)
    .execute();
  const of = (facet: Facet) => rows.filter((row) => row.facet === facet).map((row) => row.on);
  return { person: of('person'), role: of('role'), module: of('module') };
}

interface Recording {
  unitIds: string[];
  on: CalendarDate;
  windowDays: number;
  kept: (facet: Facet) => CalendarDate[];
}

async function recordUnits(db: Kysely<Schema>, { unitIds, on, windowDays, kept }: Recording): Promise<void> {
  const points = await countFacets(db, { facets, unitIds, on, windowDays });
  await db.transaction().execute(async (tx) => {
    await writePoints(tx, on, points);
    for (const facet of facets) {
      await tx
        .deleteFrom('trend_points')
        .where('unit_id', 'in', unitIds)
        .where('facet', '=', facet)
        .where('on', 'not in', kept(facet))
        .execute();
    }
  });
}
