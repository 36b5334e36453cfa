import type { Kysely } from 'kysely';
import { listCurricula } from '#app/curriculum/list-curricula.server.ts';
import type { Cell, Column } from '#app/formats/sheet.ts';
import type { Actor } from '#app/identity/grants.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { openPeopleList } from './open-people-list.server.ts';
import { peopleColumns, registerColumns } from './people-columns.ts';
import { PeopleFilter } from './people-filter.ts';

const rowsAtOnce = 500;

export interface RegisterRow {
  personId: string;
  courseId: string | null;
  /** By the name of the column. */
  cells: Record<string, Cell>;
}

export interface Register {
  on: string;
  columns: Record<string, Column>;
  courseTitles: Record<string, string>;
  pages: AsyncGenerator<RegisterRow[]>;
}

/**
 * The people list of a filter for other programs: one row for each person or, course by course, one for each person who has it.
 * For somebody who may take all of it away; anybody else is refused before a row is read.
 */
export async function openRegister(
  db: Kysely<Schema>,
  deps: Deps,
  actor: Actor,
  { filter, byCourse }: { filter: Record<string, string>; byCourse: boolean },
): Promise<Register> {
  const asked = PeopleFilter.parse(filter);
  const list = await openPeopleList(db, deps, actor, asked);
  const courses = await listCurricula(db);
  const courseTitles = Object.fromEntries(courses.map(({ id, title }) => [id, title]));
  async function* pages(): AsyncGenerator<RegisterRow[]> {
    const each = byCourse && !asked.course && !asked.module ? courses.map(({ id }) => id) : [asked.course ?? null];
    for (const courseId of each) {
      const of = courseId === null ? list : await openPeopleList(db, deps, actor, { ...asked, course: courseId });
      let after: string | null = null;
      do {
        const { people, next } = await of.page(after, rowsAtOnce);
        yield people.map((person) => ({
          ...{ personId: person.id, courseId },
          cells: {
            ...Object.fromEntries(Object.entries(peopleColumns).map(([name, { cell }]) => [name, cell(person)])),
            course: courseTitles[courseId ?? ''] ?? null,
          },
        }));
        after = next;
      } while (after !== null);
    }
  }
  return { on: list.on, columns: registerColumns, courseTitles, pages: pages() };
}
