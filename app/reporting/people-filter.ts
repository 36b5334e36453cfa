import { z } from 'zod';
import { isCalendarDate } from '#app/platform/calendar.ts';

/** States that an address may ask for. Of a module, `never-started` is still to do and `current` is done. */
export const peopleStates = ['overdue', 'due-soon', 'never-started', 'current', 'exempt', 'nothing-assigned'] as const;
export type PeopleState = (typeof peopleStates)[number];

const empty = z.literal('').transform(() => undefined);
const maybe = <T extends z.ZodType>(type: T) => z.union([empty, type]).optional();
const Id = z.string().min(1).max(200);
/** A place between two rows: the last row's key and id, as the list itself wrote it. */
const Cursor = z.string().max(600);
/** A part of a place, read: PostgreSQL refuses a NUL, which an address can hold as `\u0000`. */
export const placePart = z.string().refine((text) => !text.includes('\0'));

/** The parts of a filter, as pages and programs ask. */
export const filterParts = {
  unit: Id,
  course: Id,
  module: Id,
  state: z.enum(peopleStates),
  /** Of the overdue and due soon, only those who never opened anything. */
  never: z.literal('1'),
  /** A later day than today: the list as it will be if nobody does anything. */
  on: z.string().refine(isCalendarDate).meta({ format: 'date' }),
  q: z.string().trim().max(100),
  sort: z.enum(['due', 'name']),
  after: Cursor,
};
/** Of a module: who has begun it and stands still at this lesson, or before the quiz (`quiz`). */
const Stall = Id;

/** What an address may ask of the list of people; an unknown value is a mistake of whoever wrote the address. */
export const PeopleFilter = z.object({
  unit: maybe(filterParts.unit),
  course: maybe(filterParts.course),
  module: maybe(filterParts.module),
  state: maybe(filterParts.state),
  never: maybe(filterParts.never),
  on: maybe(filterParts.on),
  stall: maybe(Stall),
  q: maybe(filterParts.q),
  sort: maybe(filterParts.sort),
  after: maybe(filterParts.after),
  before: maybe(Cursor),
  page: maybe(z.literal('last')),
});
export type PeopleFilter = z.output<typeof PeopleFilter>;

/** What a saved list keeps of a filter: neither a search, which is a name, nor a place or a day, which pass. */
export const SavedFilter = PeopleFilter.pick({
  unit: true,
  course: true,
  module: true,
  state: true,
  never: true,
  sort: true,
});

/** The parts of a filter that say something. */
export const setParts = (filter: z.output<typeof SavedFilter>): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter((part): part is [string, string] => part[1] !== undefined));

/** The filter as an address; what is left out has its usual value. */
export function peoplePath(
  filter: { [K in keyof PeopleFilter]?: string | null | undefined },
  base = '/team/people',
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) search.set(name, value);
  return search.size > 0 ? `${base}?${search}` : base;
}

/** The dashboard of a unit, or the one where the viewer begins; on a later day where one is given. */
export function dashboardPath({ unit, on }: { unit?: string | null; on?: string | null }): string {
  return peoplePath({ unit, on }, '/team');
}
