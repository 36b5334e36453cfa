import { z } from 'zod';

/**
 * What programs are answered. Each answer is read through its schema before it is sent, so that nothing is in it that the
 * description does not name.
 */
const Day = z.iso.date();
const Id = z.string();
const Named = { id: Id, name: z.string() };

const everyState = [
  'current',
  'due-soon',
  'date-passed',
  'overdue',
  'never-started',
  'scheduled',
  'exempt',
  'nothing-assigned',
] as const;

const Person = z.object({
  ...Named,
  staffNumber: z.string().nullable(),
  unit: z.string().nullable().describe('Name of the unit'),
  jobRole: z.string().nullable(),
  state: z
    .enum([...everyState, 'done', 'to-do'])
    .describe('On the day of the answer; `done` and `to-do` where the list is about a module'),
  dueBy: Day.nullable(),
  validUntil: Day.nullable().describe('Last day on which what was learnt still holds'),
  overdueFrom: Day.nullable(),
  needsTalk: z.boolean().describe('The attempts are used up; a manager can give another'),
});

export const PeopleAnswer = z.object({
  on: Day.describe('The day that the states are of'),
  count: z.int().nullable().describe('Of all pages; null where names are searched'),
  people: z.array(Person),
  next: z.string().nullable().describe('For `after`; null on the last page'),
});
export type PeopleAnswer = z.input<typeof PeopleAnswer>;

export const UnreachableAnswer = z.object({
  on: Day,
  people: z.array(
    z.object({
      ...Named,
      unit: z.string().nullable(),
      dueBy: Day,
      courses: z.array(z.string()).describe('Titles of what is due'),
      why: z.enum(['no-address', 'refused']),
    }),
  ),
  next: z.string().nullable().describe('For `after`; null on the last page'),
});
export type UnreachableAnswer = z.input<typeof UnreachableAnswer>;

export const UnitsAnswer = z.object({
  units: z.array(
    z.object({ ...Named, parentId: Id.nullable().describe('Null at the top of what the holder of the token may see') }),
  ),
});
export type UnitsAnswer = z.input<typeof UnitsAnswer>;

export const CurriculaAnswer = z.object({
  curricula: z.array(
    z.object({
      id: Id.describe('A value for `course`'),
      title: z.string(),
      version: z.int(),
      validityMonths: z.int(),
      modules: z.array(z.object({ id: Id, track: z.enum(['foundation', 'full']) })),
    }),
  ),
  modules: z.array(
    z.object({
      id: Id.describe('A value for `module`'),
      title: z.string(),
      version: z.int().nullable().describe('Null while it is being revised'),
    }),
  ),
});
export type CurriculaAnswer = z.input<typeof CurriculaAnswer>;

const Counts = z.object({
  all: z.int(),
  current: z.int(),
  dueSoon: z.int(),
  dueSoonNever: z.int().describe('Of the due soon, who never started'),
  overdue: z.int(),
  overdueNever: z.int().describe('Of the overdue, who never started'),
  neverStarted: z.int(),
  exempt: z.int(),
  none: z.int().describe('Nothing is assigned to them'),
});
const Counted = z.array(z.object({ ...Named, counts: Counts }));

export const DashboardAnswer = z.object({
  on: Day,
  counts: Counts,
  units: Counted.describe('One step below the unit'),
  courses: Counted,
  modules: Counted,
});
export type DashboardAnswer = z.input<typeof DashboardAnswer>;
