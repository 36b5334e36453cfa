import type { Kysely } from 'kysely';
import type { Counted } from '#app/assignments/due-totals.ts';
import { moduleStandingsOf } from '#app/assignments/module-standing.ts';
import { standingsOf, wholePerson } from '#app/assignments/standing.ts';
import { keptDays, pointsOf } from '#app/assignments/trend.ts';
import { writePoints } from '#app/assignments/write-points.server.ts';
import { listHistories } from '#app/events/list-histories.server.ts';
import { listEmployedAsAt } from '#app/organisation/list-employed-as-at.server.ts';
import { listUnitsAsAt } from '#app/organisation/list-units-as-at.server.ts';
import { addDays, addMonths, type CalendarDate, daysBetween, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { replayHistories } from '#app/reporting/check-records/replay-histories.server.ts';
import { dueSoonDays } from '#app/reporting/course-state.ts';
import type { Schema } from '#db/schema.ts';

const months = 12;

/**
 * The trend that a server would have recorded in the last year, had it run every night: each day is counted from the records
 * as they stood at its end, so that the demo's picture is as true as its people.
 */
export async function makeTrend(db: Kysely<Schema>, deps: Deps): Promise<void> {
  const now = today(deps.zone, deps.now());
  const standsOn = await foldByDay(db);
  const year = daysBetween(addMonths(now, -months), now);
  const days = Array.from({ length: year + 1 }, (_, index) => addDays(now, index - year));
  const shown = (['person', 'role', 'module'] as const).map((facet) => ({ facet, days: keptDays(days, now, facet) }));
  for (const on of days) {
    const facets = shown.filter((each) => each.days.includes(on)).map(({ facet }) => facet);
    if (facets.length === 0) continue;
    const places = await placesOn(db, on);
    const counted = [...places].flatMap(([person, unitPath]) =>
      standsOn(person, on).map((each) => ({ ...each, unitPath })),
    );
    const points = pointsOf(counted, on, dueSoonDays).filter(({ facet }) => facets.includes(facet));
    await db.transaction().execute((tx) => writePoints(tx, on, points));
  }
}

/** Path of the main employment's unit of everybody who was employed on a day. */
async function placesOn(db: Kysely<Schema>, on: CalendarDate): Promise<Map<string, string>> {
  const paths = new Map((await listUnitsAsAt(db, on)).map(({ id, path }) => [id, path]));
  const people = await listEmployedAsAt(db, { on, unitIds: null, after: null, limit: mostPeople });
  return new Map(people.map(({ personId, employments }) => [personId, paths.get(employments[0]?.unitId ?? '') ?? '']));
}

/** More than the demo hires. */
const mostPeople = 1000;

type Stands = Omit<Counted, 'unitPath'>[];

/** What each person is counted as on a day. It changes only on days on which something was recorded, so only those are folded. */
async function foldByDay(db: Kysely<Schema>): Promise<(person: string, on: CalendarDate) => Stands> {
  const people = await db.selectFrom('people').select('id').execute();
  const changes = new Map<string, { on: CalendarDate; stands: Stands }[]>();
  for (const [person, events] of await listHistories(
    db,
    people.map(({ id }) => id),
  )) {
    const days = [...new Set(events.map(({ body }) => body.on))].toSorted();
    const histories = days.map((on) => [on, events.filter(({ body }) => body.on <= on)] as [string, typeof events]);
    const replayed = await replayHistories(db, histories);
    changes.set(
      person,
      replayed.map(({ person: on, cycles }) => ({ on, stands: standsOf(cycles) })),
    );
  }
  return (person, on) => changes.get(person)?.findLast((each) => each.on <= on)?.stands ?? standsOf([]);
}

const standsOf = (cycles: Parameters<typeof standingsOf>[0]): Stands => [
  ...standingsOf(cycles).map(({ curriculum, ...standing }) => ({
    ...standing,
    facet: curriculum === wholePerson ? ('person' as const) : ('role' as const),
    facetId: curriculum,
  })),
  ...moduleStandingsOf(cycles).map(({ module, ...standing }) => ({
    ...standing,
    facet: 'module' as const,
    facetId: module,
  })),
];
