import { z } from 'zod';
import type { TokenScope } from '#app/identity/token.ts';
import { filterParts } from '../people-filter.ts';
import { CurriculaAnswer, DashboardAnswer, PeopleAnswer, UnitsAnswer, UnreachableAnswer } from './answers.ts';

/** One of the addresses that programs read. */
export interface ApiPath {
  summary: string;
  scope: TokenScope;
  /** Strict: a mistyped filter must not give everybody. */
  query: z.ZodObject;
  answer: z.ZodObject;
}

const { unit, course, module, state, never, on, q, sort, after } = filterParts;
const limit = z.coerce.number().int().min(1).max(1000).default(500).describe('People of a page');
const place = after.describe('`next` of the page before');
const filter = {
  unit: unit.describe('Id of a unit; its units below are included'),
  course: course.describe('Id of a curriculum: states and dates of it alone'),
  module: module.describe('Id of a module: states and dates of it alone'),
  state: state.describe('Of a module, `current` is done and `never-started` is to do'),
  never: never.describe('Of the overdue and due soon, only who never started'),
  on: on.describe('A later day than today: as things will be if nobody does anything'),
  q: q.describe('A name or staff number'),
  sort: sort.describe('By date, the default, or by name'),
};

export const apiPaths = {
  '/people': {
    summary: 'People with their states, as the list of a manager shows them',
    scope: 'read:team',
    query: z.strictObject({ ...z.object(filter).partial().shape, after: place.optional(), limit }),
    answer: PeopleAnswer,
  },
  '/unreachable': {
    summary: 'People who have something due and whom no reminder reaches',
    scope: 'read:team',
    query: z.strictObject({ after: place.optional(), limit }),
    answer: UnreachableAnswer,
  },
  '/units': {
    summary: 'The units that the holder of the token looks after',
    scope: 'read:team',
    query: z.strictObject({}),
    answer: UnitsAnswer,
  },
  '/dashboard': {
    summary: 'How many people are in which state',
    scope: 'read:team',
    query: z.strictObject({ unit: filter.unit.optional(), on: filter.on.optional() }),
    answer: DashboardAnswer,
  },
  '/curricula': {
    summary: 'The curricula and modules that lists can be about',
    scope: 'read:curricula',
    query: z.strictObject({}),
    answer: CurriculaAnswer,
  },
} as const satisfies Record<string, ApiPath>;
