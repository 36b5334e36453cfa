import { getDraft } from '#app/authoring/get-draft.server.ts';
import { startDraft } from '#app/authoring/start-draft.server.ts';
import { grantRole } from '#app/identity/grant-role.server.ts';
import { sessionCookie } from '#app/identity/session-cookie.server.ts';
import { createPerson } from '#app/organisation/create-person.server.ts';
import { type OpenRuntime, openRuntime } from '#app/platform/open-runtime.server.ts';
import { makeSession } from '#tests/factories/identity.ts';
import type { LoadProcess, LoadRequest } from './load.ts';
import { percentile, type Result } from './results.ts';
import type { Server } from './servers.ts';

const trainers = 8;
const words = 1500;
/** Seconds that they write, and milliseconds from one look at the preview to the next pause in typing. */
const writing = { warmUp: 5, measured: 25, pause: 1000 };

/** Trainers who write at lessons of one module at the same time: from the pause in typing until the preview is there. */
export async function measurePreview(env: NodeJS.ProcessEnv, load: LoadProcess, { origin }: Server): Promise<Result[]> {
  const runtime = await openRuntime(env);
  const { moduleId, path, text } = await longLesson(runtime);
  const lanes: LoadRequest[][] = [];
  for (let n = 0; n < trainers; n += 1) {
    const { personId, cookie } = await hireTrainer(runtime);
    const headers = { cookie, origin, 'content-type': 'application/x-www-form-urlencoded', 'accept-encoding': 'gzip' };
    lanes.push(
      Array.from({ length: 40 }, (_, typed) => {
        const body = new URLSearchParams({ person: personId, path, text: `${text}\nTyped ${n} ${typed}.\n` });
        return {
          method: 'POST',
          path: `/studio/modules/${moduleId}/preview`,
          headers,
          body: String(body),
          status: 200,
        };
      }),
    );
  }
  await runtime.close();
  await load.run({ origin, lanes, seconds: writing.warmUp, pause: writing.pause });
  const { latencies } = await load.run({ origin, lanes, seconds: writing.measured, pause: writing.pause });
  const name = `preview of ${words} words, ${trainers} trainers typing`;
  return [
    { name: `${name}: p50`, value: percentile(latencies, 0.5), unit: 'ms' },
    { name: `${name}: p95`, value: percentile(latencies, 0.95), unit: 'ms', against: 200 },
  ];
}

/** The lesson of the content whose length is nearest. */
async function longLesson({ db, deps }: OpenRuntime) {
  const { id: actorId } = await db.selectFrom('people').select('id').limit(1).executeTakeFirstOrThrow();
  const lessons: { moduleId: string; path: string; text: string }[] = [];
  for (const { id: moduleId } of await db.selectFrom('modules').select('id').execute()) {
    await startDraft(db, deps, { actorId, key: deps.newToken() }, { moduleId });
    const files = (await getDraft(db, moduleId))?.files ?? [];
    for (const { kind, path, text } of files)
      if (kind === 'lesson' && text !== null) lessons.push({ moduleId, path, text });
  }
  const off = ({ text }: { text: string }) => Math.abs(text.split(/\s+/).length - words);
  const [nearest] = lessons.sort((a, b) => off(a) - off(b));
  if (!nearest) throw new Error('there is no lesson');
  return nearest;
}

async function hireTrainer({ db, deps, env }: OpenRuntime): Promise<{ personId: string; cookie: string }> {
  const personId = await db.transaction().execute(async (tx) => {
    const { id } = await createPerson(tx, deps, { name: 'Bench Trainer' });
    await grantRole(tx, deps, { personId: id, permissionRole: 'trainer', unitId: null });
    return id;
  });
  const { token } = await makeSession(db, deps, { personId });
  return { personId, cookie: sessionCookie(token, env.origin).split(';')[0] ?? '' };
}
