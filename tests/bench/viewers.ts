import { sql } from 'kysely';
import { sessionCookie } from '#app/identity/session-cookie.server.ts';
import { openRuntime } from '#app/platform/open-runtime.server.ts';
import { engineOf } from '#db/dialect/engine.ts';
import { makeGrant, makeSession } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import { firstModule, plainLessonPath } from './first-lesson.ts';
import { hireNurse } from './learners.ts';

export interface Viewer {
  cookie: string;
  others: { cookie: string; unit: string }[];
  unit: string;
  course: string;
  module: string;
  /** Of somebody who reads the lesson at this address. */
  learner: string;
  lesson: string;
}

/** Somebody who manages everything, managers of a ward each, and somebody who learns, signed in, with the ids that pages name. */
export async function hireViewer(env: NodeJS.ProcessEnv, managers: number): Promise<Viewer> {
  const runtime = await openRuntime(env);
  const { db, deps, env: parsed, close } = runtime;
  try {
    const hireManager = async (unitId?: string) => {
      const { id } = await makePerson(db, { name: 'Bench Manager' });
      await makeGrant(db, deps, { personId: id, permissionRole: 'manager', ...(unitId !== undefined && { unitId }) });
      const { token } = await makeSession(db, deps, { personId: id });
      return sessionCookie(token, parsed.origin).split(';')[0] ?? '';
    };
    const first = <T>(rows: T[]): T => {
      const [row] = rows;
      if (!row) throw new Error('the demo has no unit, course or module');
      return row;
    };
    const wards = await db.selectFrom('units').select('id').where('name', 'like', 'Ward 10%').orderBy('id').execute();
    const others: Viewer['others'] = [];
    for (const { id: unit } of wards.slice(0, managers)) others.push({ unit, cookie: await hireManager(unit) });
    // What a PostgreSQL server does by itself after a while.
    if (engineOf(db) === 'postgres') await sql`vacuum analyze`.execute(db);
    return {
      cookie: await hireManager(),
      others,
      unit: first(wards).id,
      course: first(await db.selectFrom('curricula').select('id').where('slug', '=', 'foundation').execute()).id,
      module: first(await db.selectFrom('modules').select('id').orderBy('slug').execute()).id,
      learner: (await hireNurse(runtime)).cookie,
      lesson: plainLessonPath(await firstModule(runtime)),
    };
  } finally {
    await close();
  }
}
