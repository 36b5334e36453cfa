import type { Kysely } from 'kysely';
import { type CalendarEvent, calendarFile } from '#app/formats/calendar-file.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { longDate } from '#app/ui/dates.ts';
import type { Schema } from '#db/schema.ts';

export interface DueCourse {
  cycle: string;
  title: string;
  opensOn: CalendarDate;
  dueOn: CalendarDate;
}

/** What is asked of a person and not waived, by due date. */
export function listDueCourses(db: Kysely<Schema>, personId: string, on: CalendarDate): Promise<DueCourse[]> {
  return db
    .selectFrom('cycles')
    .innerJoin('curricula', 'curricula.id', 'cycles.curriculum_id')
    .where('cycles.person_id', '=', personId)
    .where('cycles.state', '=', 'open')
    .where((by) => by.or([by('cycles.waived_until', 'is', null), by('cycles.waived_until', '<', on)]))
    .select(['cycles.id as cycle', 'curricula.title', 'cycles.opens_on as opensOn', 'cycles.due_on as dueOn'])
    .orderBy('cycles.due_on')
    .orderBy('curricula.title')
    .orderBy('cycles.id')
    .execute();
}

const words = {
  title: (course: string) => `Due: ${course}`,
  description: (dueOn: string) =>
    `The last day is ${longDate(dueOn)}. Go on where you stopped whenever you have a few minutes.`,
} as const;

/** Due dates as a calendar file. A cycle keeps its entry when its date moves. */
export function dueCalendar(deps: Pick<Deps, 'now'>, courses: DueCourse[], origin: string): string {
  const host = new URL(origin).hostname.replace(/[[\]]/g, '');
  const events = courses.map(
    ({ cycle, title, dueOn }): CalendarEvent => ({
      uid: `${cycle}@${host}`,
      on: dueOn,
      title: words.title(title),
      description: words.description(dueOn).replaceAll('\u00a0', ' '),
      url: `${origin}/learn`,
    }),
  );
  return calendarFile(events, deps.now());
}

/** The calendar of everything that is asked of a person, also of what opens later. */
export async function getDueCalendar(
  db: Kysely<Schema>,
  deps: Deps,
  { personId, origin }: { personId: string; origin: string },
): Promise<string> {
  return dueCalendar(deps, await listDueCourses(db, personId, today(deps.zone, deps.now())), origin);
}
