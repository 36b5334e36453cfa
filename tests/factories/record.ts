import type { Kysely } from 'kysely';
import { getSheet } from '#app/assessment/get-sheet.server.ts';
import { saveResponse } from '#app/assessment/save-response.server.ts';
import { addRule } from '#app/assignments/add-rule.server.ts';
import type { Due, Who } from '#app/assignments/rule.ts';
import type { CheckedLesson, CheckedModule } from '#app/curriculum/checked-content.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { blockHash, lessonHash, questionHash } from '#app/curriculum/fingerprint.ts';
import { getVersionFacts } from '#app/curriculum/get-version-facts.server.ts';
import { publishCurriculumVersion } from '#app/curriculum/publish-curriculum-version.server.ts';
import { publishModuleVersion } from '#app/curriculum/publish-module-version.server.ts';
import { startBlockTry } from '#app/learning/start-block-try.server.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Question, Track } from '#app/questions/question.ts';
import { answerBlock } from '#app/record/answer-block.server.ts';
import { assignCurricula } from '#app/record/assign-curricula.server.ts';
import { completeLesson } from '#app/record/complete-lesson.server.ts';
import { startQuiz } from '#app/record/start-quiz.server.ts';
import { submitQuiz } from '#app/record/submit-quiz.server.ts';
import type { Schema } from '#db/schema.ts';
import type { TestEngine } from '#tests/setup/database.ts';
import { rememberTestKey, type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { makeEmployment, makePerson } from './people.ts';
import { makeQuestion, rightAnswer, wrongAnswer } from './questions.ts';

type Db = Kysely<Schema>;

let counter = 0;
/** An operation key that nothing else uses. */
export const newKey = (): string => `key-${++counter}`;

const both: Track[] = ['foundation', 'full'];

/** The bank of a sample module: `safe` (critical) has the parallel `safe-b`; `stop` (critical) and `count` are full only. */
export function sampleBank(prefix: string): Question[] {
  const full: Track[] = ['full'];
  const id = (name: string) => `${prefix}-${name}`;
  const group = id('group');
  return [
    makeQuestion('multiple', { id: id('safe'), critical: true, group, reteach: 'Once more.', tracks: both }),
    makeQuestion('single', { id: id('safe-b'), critical: true, group, reteach: 'Once more.', tracks: both }),
    makeQuestion('true-false', { id: id('yes'), tracks: both }),
    makeQuestion('single', { id: id('pick'), tracks: both }),
    makeQuestion('scenario', { id: id('stop'), critical: true, outcome: 'LO-02', tracks: full }),
    makeQuestion('numeric', { id: id('count'), outcome: 'LO-02', tracks: full }),
  ];
}

interface SampleEdition {
  /** Text of the first lesson: a change makes another version. */
  text?: string;
  questions?: Question[];
  edition?: CheckedModule['head']['edition'];
}

/**
 * Publishes a version of a sample module. Lessons: `<id>-a` and `<id>-b` on both tracks, each with a check, and on the full
 * track `<id>-c` with a graded risk sorter.
 */
export async function publishSample(
  db: Db,
  deps: TestDeps,
  id: string,
  change: SampleEdition = {},
): Promise<VersionFacts> {
  const { text = 'Hello ward.', questions = sampleBank(id), edition } = change;
  const module: CheckedModule = {
    file: `${id}/module.yaml`,
    slug: id,
    head: {
      id,
      lang: 'en',
      title: `Module ${id}`,
      summary: 'A sample.',
      outcomes: [
        { id: 'LO-01', text: 'say hello' },
        { id: 'LO-02', text: 'say stop' },
      ],
      tracks: { foundation: { minutes: 12 }, full: { minutes: 18 } },
      rule: { draw: { perOutcome: 9 }, full: { passPercent: 80 }, pretest: { passPercent: 90 } },
      delta_days: 30,
      owned_by: 'folder',
      edition,
    },
    lessons: [
      sampleLesson(`${id}-a`, text, both, 'LO-01', check(`${id}-a-check`)),
      sampleLesson(`${id}-b`, 'Second.', both, 'LO-01', check(`${id}-b-check`)),
      sampleLesson(`${id}-c`, 'Third.', ['full'], 'LO-02', sorter(`${id}-c-sorter`)),
    ],
    questions: questions.map((question) => ({ question, hash: questionHash(question) })),
    translations: { lessons: [], questions: [] },
    assets: [],
  };
  const { number } = await publishModuleVersion(db, deps, module, { by: 'test' });
  return getVersionFacts(db, id, number);
}

type Props = Record<string, unknown> & { id: string };
interface SampleBlock {
  name: 'Check' | 'RiskSorter';
  graded: boolean;
  props: Props;
}

function check(id: string): SampleBlock {
  const options = [
    { id: 'a', text: 'Yes', right: true, feedback: 'Right.' },
    { id: 'b', text: 'No', right: false, feedback: 'No.' },
  ];
  return { name: 'Check', graded: false, props: { id, type: 'single', prompt: 'Well?', options } };
}

function sorter(id: string): SampleBlock {
  const card = { text: 'A task', tool: 'a tool', data: 'public', purpose: 'a leaflet', why: 'Because.' };
  const cards = [
    { id: 'one', ...card, d: 0, t: 0, i: 0, v: 0 },
    { id: 'two', ...card, d: 2, t: 1, i: 1, v: 0 },
    { id: 'three', ...card, d: 3, t: 3, i: 3, v: 2 },
  ];
  return { name: 'RiskSorter', graded: true, props: { id, title: 'Sort', intro: 'Sort them.', cards } };
}

function sampleLesson(id: string, text: string, tracks: Track[], outcome: string, block: SampleBlock): CheckedLesson {
  const head = { id, title: `Lesson ${id}`, minutes: 6, tracks, outcomes: [outcome] };
  const body = `${text}\n\n<${block.name} id="${block.props.id}" />\n`;
  const yaml = `id: ${id}\ntitle: Lesson ${id}\nminutes: 6\ntracks: [${tracks.join(', ')}]\noutcomes: [${outcome}]`;
  const { id: blockId, ...props } = block.props;
  const segment = { kind: 'block' as const, modelVersion: 1, tracks, ...block, id: blockId };
  const blocks = { [block.name]: 1 };
  return {
    ...head,
    file: `${id}.mdx`,
    hash: lessonHash({ ...head, lang: 'en', body: sha256hex(body), blocks, assets: [] }),
    source: `---\n${yaml}\n---\n${body}`,
    compiled: {
      segments: [{ kind: 'html', html: `<p id="p-1">${text}</p>` }, segment],
      outline: [],
      stops: [{ place: '', words: 1, seconds: 1, line: 1 }],
      cited: [],
      assets: [],
      blocks: [{ id: blockId, line: 1, column: 1 }],
      text,
    },
    sources: [],
    blocks: [
      { id: blockId, tracks, hash: blockHash({ id: blockId, name: block.name, modelVersion: 1, tracks, props }) },
    ],
  };
}

/** Publishes a curriculum of modules and gives its id. */
export async function publishSampleCurriculum(
  db: Db,
  deps: TestDeps,
  id: string,
  modules: { module: string; track: Track }[],
  { validityMonths = 24, pooled = 80 } = {},
): Promise<string> {
  await publishCurriculumVersion(db, deps, {
    file: `${id}.yaml`,
    slug: id,
    id,
    title: `Curriculum ${id}`,
    validity_months: validityMonths,
    rule: { pooledFoundationPercent: pooled },
    modules: modules.map((each, index) => ({ ...each, stage: index + 1 })),
    due_days: 30,
    grace_days: 14,
  });
  return id;
}

/** A rule in force since the beginning of 2026, by default for everyone, due after 30 days. */
export function makeRule(
  db: Db,
  deps: TestDeps,
  curriculum: string,
  { who = { kind: 'everyone' }, due = { days: 30 }, graceDays = 14 }: { who?: Who; due?: Due; graceDays?: number } = {},
): Promise<string> {
  const rule = { curriculum, who, due, graceDays, fromOn: '2026-01-01' };
  return db.transaction().execute((tx) => addRule(tx, deps, rule, null));
}

/** An employed person with the cycles that the rules give; gives the person's id. */
export async function makeLearner(db: Db, deps: TestDeps, name?: string): Promise<string> {
  const person = await makePerson(db, name === undefined ? {} : { name });
  await makeEmployment(db, { person_id: person.id, from_on: '2026-02-20' });
  await assignCurricula(db, deps, { personId: person.id, key: newKey() });
  return person.id;
}

interface Where {
  personId: string;
  facts: VersionFacts;
}

/** Answers the block of a lesson (a graded one so that it passes) and presses "Done, next". */
export async function learn(db: Db, deps: TestDeps, { personId, facts }: Where, lessonId: string) {
  const block = facts.blocks.find((each) => each.lessonId === lessonId);
  if (block) await answer(db, deps, { personId, facts }, block.id);
  const place = { moduleId: facts.moduleId, lessonId, version: facts.number };
  return completeLesson(db, deps, { personId, key: newKey(), ...place });
}

/** Hands in one more try of a block. */
export async function answer(db: Db, deps: TestDeps, { personId, facts }: Where, blockId: string, passes = true) {
  const block = facts.blocks.find((each) => each.id === blockId);
  if (!block) throw new Error(`no block ${blockId}`);
  const { tries } = await db
    .selectFrom('block_sheets')
    .select((all) => all.fn.countAll<number>().as('tries'))
    .where('person_id', '=', personId)
    .where('block_id', '=', blockId)
    .executeTakeFirstOrThrow();
  const tryNumber = tries + 1;
  if (block.graded) await startBlockTry(db, deps, { personId, moduleId: facts.moduleId, blockId, tryNumber });
  const place = { moduleId: facts.moduleId, lessonId: block.lessonId, version: facts.number };
  const form = block.graded ? sorterForm(passes) : checkForm();
  return answerBlock(db, deps, { personId, key: newKey(), ...place, blockId, tryNumber, form });
}

export function checkForm(choice = 'a'): FormData {
  const form = new FormData();
  form.set('choice', choice);
  return form;
}

export const sorterReason = 'The last one holds names and goes to an open tool.';

export function sorterForm(passes: boolean): FormData {
  const form = new FormData();
  for (const card of ['one', 'two', 'three']) form.set(`bin.${card}`, card === 'three' ? 'stop' : 'go');
  form.set('reason', passes ? sorterReason : '');
  return form;
}

/** Reads every lesson of a track. */
export async function learnAll(db: Db, deps: TestDeps, where: Where, track: Track): Promise<void> {
  for (const lesson of where.facts.lessons.filter((each) => each.tracks.includes(track))) {
    await learn(db, deps, where, lesson.id);
  }
}

/** Takes a whole attempt; `wrong` are endings of the ids of questions that are answered wrongly, parallels included. */
export async function takeQuiz(db: Db, deps: TestDeps, personId: string, moduleId: string, wrong: string[] = []) {
  const { attemptId } = await startQuiz(db, deps, { personId, key: newKey(), moduleId });
  await answerSheet(db, deps, personId, attemptId, wrong);
  const first = await submitQuiz(db, deps, { personId, key: newKey(), attemptId, expect: 'open' });
  if (first.status === 'closed') return { attemptId, ...first };
  await answerSheet(db, deps, personId, attemptId, wrong);
  const second = await submitQuiz(db, deps, { personId, key: newKey(), attemptId, expect: 'reteach' });
  if (second.status !== 'closed') throw new Error('re-taught twice');
  return { attemptId, ...second };
}

/** Saves an answer to each open question of a sheet. */
export async function answerSheet(db: Db, deps: TestDeps, personId: string, attemptId: string, wrong: string[] = []) {
  const sheet = await getSheet(db, personId, attemptId);
  if (!sheet) throw new Error('no open sheet');
  const items = sheet.attempt.status === 'open' ? sheet.items : sheet.reteach.map((each) => each.parallel);
  for (const { position } of items) {
    const { body } = await db
      .selectFrom('attempt_items')
      .innerJoin('question_versions', 'question_versions.hash', 'attempt_items.question_hash')
      .select('body')
      .where('attempt_id', '=', attemptId)
      .where('position', '=', position)
      .executeTakeFirstOrThrow();
    const question = JSON.parse(body) as Question;
    const isWrong = wrong.some((ending) => question.id.endsWith(`-${ending}`));
    const given = isWrong ? wrongAnswer(question) : rightAnswer(question);
    await saveResponse(db, deps, { personId, attemptId, position, sequence: 1, answer: given });
  }
}

/** A nurse with one module on the full track, and everyone with it on the foundation track. */
export async function makeWard(engine: TestEngine) {
  const db = await engine.database();
  const deps = testDeps();
  await rememberTestKey(db);
  const facts = await publishSample(db, deps, 'one');
  await publishSampleCurriculum(db, deps, 'nurse', [{ module: 'one', track: 'full' }]);
  await publishSampleCurriculum(db, deps, 'everyone', [{ module: 'one', track: 'foundation' }]);
  await makeRule(db, deps, 'nurse');
  await makeRule(db, deps, 'everyone', { due: { days: 10 } });
  const personId = await makeLearner(db, deps, 'Łukasz Żurawski');
  return { db, deps, facts, personId };
}
