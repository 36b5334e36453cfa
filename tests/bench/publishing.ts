import { getDraft, requireDraft } from '#app/authoring/get-draft.server.ts';
import { getPublishPage } from '#app/authoring/publish/get-publish-page.server.ts';
import { publishDraft } from '#app/authoring/publish/publish-draft.server.ts';
import { changeReview } from '#app/authoring/review/change-review.server.ts';
import { saveFile } from '#app/authoring/save-file.server.ts';
import { startDraft } from '#app/authoring/start-draft.server.ts';
import { versionPublished } from '#app/curriculum/version-jobs.ts';
import { listJobs } from '#app/platform/jobs.server.ts';
import { type OpenRuntime, openRuntime } from '#app/platform/open-runtime.server.ts';
import { actorWith } from '#tests/factories/identity.ts';
import { makePerson } from '#tests/factories/people.ts';
import type { LoadProcess } from './load.ts';
import { percentile, type Result } from './results.ts';
import type { Server } from './servers.ts';

/** Sixteen readers, each at the next page a quarter of a second later: about sixty pages a second. */
const readers = { connections: 16, pause: 250, round: 2, warmUp: 3 };
const target = 100;

interface Publishing {
  people: number;
  env: NodeJS.ProcessEnv;
  server: Server;
  learner: string;
  lesson: string;
}

/**
 * A material version of a module that everybody has: how long its dry run takes, how long until everybody is led to it or due
 * for what changed, and what a lesson's readers notice meanwhile.
 */
export async function measurePublishing(load: LoadProcess, asked: Publishing): Promise<Result[]> {
  const { people, env, server, learner, lesson } = asked;
  const lane = [{ method: 'GET' as const, path: lesson, headers: { cookie: learner }, status: 200 }];
  const lanes = Array.from({ length: readers.connections }, () => lane);
  const read = (seconds: number) => load.run({ origin: server.origin, lanes, seconds, pause: readers.pause });
  const runtime = await openRuntime(env);
  try {
    const { dryRun, publish } = await approvedDraft(runtime);
    const started = performance.now();
    await dryRun();
    const planned = performance.now() - started;
    await read(readers.warmUp);
    const before = await countEvents(runtime);
    await publish();
    const published = performance.now();
    const latencies: number[] = [];
    while ((await listJobs(runtime.db, versionPublished)).length > 0)
      latencies.push(...(await read(readers.round)).latencies);
    const took = (performance.now() - published) / 1000;
    const name = `publishing to ${people.toLocaleString('en-GB')} people`;
    return [
      { name: `${name}: dry run`, value: planned, unit: 'ms' },
      { name: `${name}: until all are led to it`, value: took, unit: 's' },
      { name: `${name}: decisions recorded`, value: (await countEvents(runtime)) - before, unit: '' },
      {
        name: `${name}: lesson pages beside it, ${readers.connections} readers, p99`,
        value: percentile(latencies, 0.99),
        unit: 'ms',
        against: target,
      },
    ];
  } finally {
    await runtime.close();
  }
}

async function countEvents({ db }: OpenRuntime): Promise<number> {
  const events = db.selectFrom('learning_events').select(({ fn }) => fn.countAll<number>().as('n'));
  return (await events.executeTakeFirstOrThrow()).n;
}

/** One lesson has a sentence more, and whoever met the module is asked to read it again. */
async function approvedDraft({ db, deps }: OpenRuntime) {
  const { module_id: moduleId } = await db
    .selectFrom('targets')
    .select('module_id')
    .groupBy('module_id')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const [writer, reader] = [await makePerson(db), await makePerson(db)].map(({ id }) =>
    actorWith(['write-modules', 'review-modules', 'publish-modules'], null, id),
  );
  if (!writer || !reader) throw new Error('nobody was made');
  const as = (actor: typeof writer) => ({ actor, key: deps.newToken() });
  await startDraft(db, deps, { actorId: writer.personId, key: deps.newToken() }, { moduleId });
  const { id: draftId, files } = await requireDraft(db, moduleId);
  const lesson = files.find(({ kind, text }) => kind === 'lesson' && text !== null);
  if (!lesson) throw new Error(`no lesson in ${moduleId}`);
  const { path, revision, text } = lesson;
  await saveFile(db, deps, writer.personId, { draftId, path, revision, text: `${text}\nAsk when you are not sure.\n` });
  const word = { draft: draftId, revision: (await requireDraft(db, moduleId)).revision, note: '' };
  await changeReview(db, deps, { ...as(writer), moduleId }, { intent: 'send', ...word });
  await changeReview(db, deps, { ...as(reader), moduleId }, { intent: 'approve', ...word });
  const redo = /^id: (\S+)$/m.exec(text ?? '')?.slice(1) ?? [];
  const choice = { kind: 'material' as const, redo, reason: '' };
  return {
    dryRun: async () => {
      const { preview } = await getPublishPage(db, deps, moduleId, choice);
      if (!preview?.tracks.some(({ holders }) => holders > 0)) throw new Error('nobody would be due for it');
    },
    publish: async () => {
      const revision = (await getDraft(db, moduleId))?.revision ?? 0;
      await publishDraft(db, deps, as(writer), { moduleId, draftId, revision, choice });
    },
  };
}
