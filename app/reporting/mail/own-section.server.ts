import type { Kysely } from 'kysely';
import type { ReminderData } from '#app/assignments/reminders/reminder-mail.ts';
import { ladderDays } from '#app/assignments/reminders/rungs.ts';
import { addDays, type CalendarDate } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { dueCalendar, listDueCourses } from '../list-due-courses.server.ts';
import type { MailSection } from './mail-section.ts';
import { messages } from './messages.ts';

const words = messages.own;

/**
 * Every course of the person that is due within the ladder's days, once any of those that the message is about still is.
 * Null where they are done, cancelled or waived meanwhile.
 */
export async function ownSection(
  db: Kysely<Schema>,
  deps: Deps,
  { on, personId, own, origin }: { on: CalendarDate; personId: string; own: ReminderData['own']; origin: string },
): Promise<MailSection | null> {
  if (own.length === 0) return null;
  const courses = (await listDueCourses(db, personId, on)).filter(
    ({ opensOn, dueOn }) => opensOn <= on && dueOn <= addDays(on, ladderDays),
  );
  if (!courses.some((course) => own.some((each) => each.cycle === course.cycle))) return null;
  const fresh = courses.filter((course) => own.some((each) => each.first && each.cycle === course.cycle));
  const isLate = courses.some((course) => course.dueOn < on);
  return {
    subject: words.subject(on, courses),
    heading: words.heading,
    lead: words.lead(courses.length),
    blocks: [
      { kind: 'list', items: courses.map((course) => words.course(on, course)) },
      { kind: 'text', text: isLate ? words.late : words.kind },
      { kind: 'link', text: words.link, href: `${origin}/learn` },
      ...(fresh.length > 0 ? [{ kind: 'text' as const, text: words.calendar }] : []),
    ],
    attachments:
      fresh.length === 0
        ? []
        : [
            {
              fileName: words.fileName,
              contentType: 'text/calendar; charset=utf-8',
              content: dueCalendar(deps, fresh, origin),
            },
          ],
  };
}
