import { writeSync } from 'node:fs';
import { versionPublished } from '#app/curriculum/version-jobs.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { followVersions } from '#app/record/follow-versions.server.ts';
import { openDatabase } from '#db/open.ts';
import { testDeps } from '#tests/setup/deps.ts';

/** The process that is killed: the job of a version, a few people at a time. Arguments: address, minutes that have passed. */
const [url = '', minutes = '0'] = process.argv.slice(2);
export type Progress = 'begun' | 'some led' | 'all led';
const say = (what: Progress) => writeSync(1, `${JSON.stringify(what)}\n`);
const peopleAtOnce = 7;

const { db, close } = await openDatabase(url);
const deps = testDeps();
deps.clock.advance({ minutes: Number(minutes) });
say('begun');
const handlers = {
  [versionPublished]: async (...[handle, given, payload]: Parameters<typeof followVersions>) => {
    await followVersions(handle, given, payload, peopleAtOnce);
    say('some led');
  },
};
const { failed } = await runDueJobs(db, deps, handlers, { limit: 100 });
for (const { error } of failed) throw error;
const left = await db.selectFrom('jobs').select('id').where('kind', '=', versionPublished).execute();
if (left.length === 0) say('all led');
await close();
