import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { type OpenRuntime, openRuntime } from '#app/platform/open-runtime.server.ts';
import { checkRecords } from '#app/reporting/check-records/check-records.server.ts';
import { measureColdPage } from './cold-page.ts';
import { measureCompiling } from './compile-times.ts';
import { firstModule, type PublishedModule, plainLessonPath } from './first-lesson.ts';
import {
  type AnswerForm,
  type BenchLearner,
  firstToLearn,
  hireNurse,
  openQuiz,
  type ReadyAttempt,
  readFirstLesson,
  readyToFinish,
  readyToHandIn,
} from './learners.ts';
import { measureLessonPage } from './lesson-page.ts';
import { LoadProcess } from './load.ts';
import { measurePointRead } from './point-read.ts';
import { measurePreview } from './preview-typing.ts';
import { measurePublishing } from './publishing.ts';
import { lastSequence, measureSaving, measureSubmission } from './quiz-posts.ts';
import { type Result, table } from './results.ts';
import { freePort, prepareDatabase, prepareOrganisation, settings, startAcumen, startBare } from './servers.ts';
import { measureTeamPages } from './team-pages.ts';
import { hireViewer } from './viewers.ts';
import { getWire } from './wire.ts';

const root = path.resolve(import.meta.dirname, '../..');
const learners = { saving: 16, handingIn: 64, finishing: 32 };

/** Certificates that are printed while the event loop is watched. */
const printed = 4;

interface Cast {
  facts: VersionFacts;
  slug: string;
  quiz: PublishedModule;
  reader: BenchLearner;
  saving: { learner: BenchLearner; forms: AnswerForm[] }[];
  handingIn: { learner: BenchLearner; attempt: ReadyAttempt }[];
  finishing: { learner: BenchLearner; attempt: ReadyAttempt }[];
}

async function bench(folder: string, say: (line: string) => void): Promise<Result[]> {
  const env = settings(folder, await freePort());
  say('a new database with lessons and the demo hospital');
  prepareDatabase(env);
  say(`${learners.saving + learners.handingIn + learners.finishing + 1} learners more`);
  const runtime = await openRuntime(env);
  const cast = await makeCast(runtime);
  say('the certificates of the demo people');
  say('point reads');
  const tokens = cast.saving.map(({ learner }) => learner.token);
  const pointRead = await measurePointRead(runtime, tokens);
  await runtime.close();
  say('compiling');
  const compiling = measureCompiling();
  const served = await measureServer(env, cast, say);
  say('checking what was acknowledged');
  await checkAcknowledged(env, cast);
  return [...served, ...compiling, ...pointRead];
}

async function makeCast(runtime: OpenRuntime): Promise<Cast> {
  const { slug, facts } = await firstModule(runtime);
  const reader = await hireNurse(runtime);
  await readFirstLesson(reader, facts);
  const hire = async <T>(count: number, make: (learner: BenchLearner) => Promise<T>) => {
    const hired: ({ learner: BenchLearner } & T)[] = [];
    for (let n = 0; n < count; n += 1) {
      const learner = await hireNurse(runtime);
      hired.push({ learner, ...(await make(learner)) });
    }
    return hired;
  };
  const quiz = await firstToLearn(reader);
  const saving = await hire(learners.saving, async (each) => ({ forms: await openQuiz(each, quiz.facts.moduleId) }));
  const handingIn = await hire(learners.handingIn, async (each) => ({
    attempt: await readyToHandIn(each, quiz.facts),
  }));
  const finishing = await hire(learners.finishing, async (each) => ({ attempt: await readyToFinish(each) }));
  return { facts, slug, quiz, reader, saving, handingIn, finishing };
}

async function measureServer(env: NodeJS.ProcessEnv, cast: Cast, say: (line: string) => void): Promise<Result[]> {
  const { facts, slug, reader } = cast;
  const page = plainLessonPath({ slug, facts });
  const acumen = await startAcumen(env);
  const load = new LoadProcess();
  try {
    const { origin } = acumen;
    const { cookie } = reader;
    const plain = await getWire(origin + page, { cookie, 'accept-encoding': 'identity' });
    const gzip = await getWire(origin + page, { cookie, 'accept-encoding': 'gzip' });
    const bare = await startBare(plain, gzip);
    say(`the lesson page ${page} beside a bare server`);
    const pages = await measureLessonPage(load, { acumen, bare, path: page, cookie }).finally(() => bare.stop());
    say('the cold page');
    const cold = await measureColdPage(origin, page, cookie);
    say('saving and handing in');
    const saving = await measureSaving(load, acumen, cast.quiz.slug, cast.saving);
    const handingIn = await measureSubmission(load, origin, 'handing in a quiz', cast.handingIn);
    const finishing = await measureSubmission(load, origin, 'handing in for certificates', cast.finishing);
    say('the server prints certificates');
    await downloadCertificates(origin, cast.finishing.slice(0, printed));
    const stall = await measureStall(origin);
    const size = { name: 'lesson page, HTML uncompressed', value: plain.body.length / 1000, unit: 'kB' };
    return [...pages, size, ...cold, ...saving, ...handingIn, ...finishing, stall];
  } finally {
    load.stop();
    await acumen.stop();
  }
}

/** Each learner takes the PDF of a certificate just earned, as its page links to it. */
async function downloadCertificates(origin: string, finished: { learner: BenchLearner }[]): Promise<void> {
  for (const { learner } of finished) {
    const { cookie } = learner;
    const { text } = await getWire(`${origin}/certificates`, { cookie });
    const [page] = /\/certificates\/[0-9A-Z-]{10,}/.exec(text) ?? [];
    if (!page) throw new Error('a learner who finished is shown no certificate');
    const pdf = await getWire(`${origin}${page}.pdf`, { cookie });
    if (pdf.body.subarray(0, 5).toString() !== '%PDF-') throw new Error(`${page}.pdf is no PDF`);
  }
}

/** The longest wait of the event loop so far. */
async function measureStall(origin: string): Promise<Result> {
  const { text } = await getWire(`${origin}/metrics`, {});
  const longest = /acumen_event_loop_delay_seconds\{quantile="1"\} (\S+)/.exec(text)?.[1];
  return { name: 'event loop, longest stall', value: Number(longest) * 1000, unit: 'ms', against: 50 };
}

/** An answer or submission that was acknowledged and is not there would make every figure worthless. */
async function checkAcknowledged(env: NodeJS.ProcessEnv, { saving, handingIn, finishing }: Cast): Promise<void> {
  const { db, close } = await openRuntime(env);
  try {
    for (const { forms } of saving) {
      const { attemptId = '' } = forms[0] ?? {};
      const rows = await db.selectFrom('responses').selectAll().where('attempt_id', '=', attemptId).execute();
      for (const [index, { position }] of forms.entries()) {
        const found = rows.find((row) => row.position === position)?.sequence ?? 0;
        if (found !== lastSequence(index, forms.length)) throw new Error('an acknowledged answer is missing');
      }
    }
    for (const { attempt } of [...handingIn, ...finishing]) {
      const row = await db
        .selectFrom('attempts')
        .select('status')
        .where('id', '=', attempt.attemptId)
        .executeTakeFirst();
      if (row?.status !== 'closed') throw new Error('an acknowledged submission is missing');
    }
    for (const { learner } of finishing) {
      const held = await db.selectFrom('certificates').select('id').where('person_id', '=', learner.personId).execute();
      if (held.length === 0) throw new Error('a learner who finished holds no certificate');
    }
    const { findings } = await checkRecords(db, { onFinding: ({ message }) => console.error(message) });
    if (findings > 0) throw new Error('records:check found something after the load');
  } finally {
    await close();
  }
}

/** The studio's preview alone, beside nobody who learns. */
async function benchPreview(folder: string, say: (line: string) => void): Promise<Result[]> {
  const env = settings(folder, await freePort());
  say('a new database for the studio');
  prepareDatabase(env);
  const acumen = await startAcumen(env);
  const load = new LoadProcess();
  try {
    say('trainers write');
    return await measurePreview(env, load, acumen);
  } finally {
    load.stop();
    await acumen.stop();
  }
}

/** A version for everybody in an organisation of that size, beside those who learn. */
async function benchPublishing(folder: string, people: number, say: (line: string) => void): Promise<Result[]> {
  const env = settings(folder, await freePort());
  say(`an organisation of ${people} people`);
  prepareOrganisation(env, people);
  const { learner, lesson } = await hireViewer(env, 0);
  const server = await startAcumen(env);
  const load = new LoadProcess();
  try {
    say('a version is published');
    return await measurePublishing(load, { people, env, server, learner, lesson });
  } finally {
    load.stop();
    await server.stop();
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'acumen-bench-'));
try {
  const words = process.argv.slice(2);
  const sizes = words.map(Number).filter((size) => size > 0);
  const started = performance.now();
  const say = (line: string) =>
    console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  const parts = ['learning', 'preview', 'team', 'publishing'].filter((part) => words.includes(part));
  // Publishing takes minutes for each hundred thousand people: only when asked.
  const wanted = (part: string) => parts.includes(part) || (parts.length === 0 && part !== 'publishing');
  const learning = wanted('learning') ? await bench(folder, say) : [];
  const preview = wanted('preview') ? await benchPreview(mkdtempSync(path.join(folder, 'studio-')), say) : [];
  const engine = words.includes('postgres') ? 'postgres' : 'sqlite';
  const team = wanted('team') ? await measureTeamPages(sizes.length > 0 ? sizes : [100_000], engine, say) : [];
  const publishing: Result[] = [];
  if (wanted('publishing')) {
    for (const size of sizes.length > 0 ? sizes : [10_000])
      publishing.push(...(await benchPublishing(mkdtempSync(path.join(folder, 'publishing-')), size, say)));
  }
  const results = [...learning, ...preview, ...team, ...publishing];
  console.log(`\n${table(results)}\n`);
  mkdirSync(path.join(root, 'data'), { recursive: true });
  const rounded = results.map((result) => ({ ...result, value: Number(result.value.toPrecision(4)) }));
  writeFileSync(path.join(root, 'data', 'bench.json'), `${JSON.stringify(rounded, null, 2)}\n`);
  console.log('Written to data/bench.json.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
