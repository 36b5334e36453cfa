import type { Kysely } from 'kysely';
import { listLocalNames } from '#app/curriculum/list-local-names.server.ts';
import { approvedTools, listLocals } from '#app/organisation/list-locals.server.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';

export interface LocalValue {
  name: string;
  /** Empty: not given yet. */
  text: string;
  /** 0: never given. */
  revision: number;
  /** Titles of the lessons in which it stands. */
  lessons: string[];
  fromRegister: boolean;
}

/** What lessons say that only the organisation knows; those that wait for a value come first. */
export async function getLocalPage(db: Kysely<Schema>, deps: Deps) {
  const used = await listLocalNames(db);
  const stored = await db.selectFrom('local_values').select(['name', 'text', 'revision']).orderBy('name').execute();
  const given = new Map(stored.map((row) => [row.name, row]));
  const lessonsOf = new Map(used.map(({ name, lessons }) => [name, lessons]));
  const names = [...new Set([...lessonsOf.keys(), ...given.keys()])].sort();
  const fromRegister = await listLocals(db, [approvedTools]);
  const values = names.map(
    (name): LocalValue => ({
      name,
      text: fromRegister[name] ?? given.get(name)?.text ?? '',
      revision: given.get(name)?.revision ?? 0,
      lessons: lessonsOf.get(name) ?? [],
      fromRegister: name === approvedTools,
    }),
  );
  const waits = ({ text, lessons }: LocalValue) => text === '' && lessons.length > 0;
  return { values: [...values.filter(waits), ...values.filter((each) => !waits(each))], operationKey: deps.newToken() };
}
