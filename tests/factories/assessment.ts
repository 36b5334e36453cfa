import type { Kysely } from 'kysely';
import type { QuestionFacts, VersionFacts } from '#app/curriculum/facts.ts';
import { moduleFingerprint, moduleManifest, questionHash } from '#app/curriculum/fingerprint.ts';
import { newId } from '#app/platform/ids.ts';
import type { Question } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';
import { makeQuestion } from './questions.ts';

let counter = 0;

interface ModuleOverrides {
  /** Of an earlier call, to publish the next version of that module. */
  id?: string;
  number?: number;
  title?: string;
  questions?: Question[];
  /** Since by question id; the rest keeps 1. */
  since?: Record<string, number>;
  perOutcome?: number;
}

/**
 * A published module version with questions and no lessons, as rows. Gives the facts as `getVersionFacts` reads them, and
 * the questions.
 */
export async function makeModule(
  db: Kysely<Schema>,
  overrides: ModuleOverrides = {},
): Promise<{ facts: VersionFacts; questions: Question[] }> {
  counter += 1;
  const { id = newId(), number = 1, questions = sampleQuestions(), since = {}, perOutcome = 9 } = overrides;
  const title = overrides.title ?? `Module ${counter}`;
  const outcomes = [...new Set(questions.map((question) => question.outcome))].map((outcome) => ({
    id: outcome,
    text: `master ${outcome}`,
  }));
  const manifest = moduleManifest({
    id,
    lang: 'en',
    title,
    outcomes,
    tracks: { foundation: { minutes: 10 }, full: { minutes: 20 } },
    rule: { draw: { perOutcome }, full: { passPercent: 80 }, pretest: { passPercent: 90 } },
    lessons: [],
    questions: questions.map((question) => ({ id: question.id, hash: questionHash(question) })),
    assets: [],
  });
  const facts: VersionFacts = {
    moduleId: id,
    versionId: newId(),
    number,
    fingerprint: moduleFingerprint(manifest),
    title,
    lang: 'en',
    outcomes,
    minutes: { foundation: 10, full: 20 },
    rule: manifest.rule,
    translations: [],
    lessons: [],
    blocks: [],
    questions: questions.map((question) => factsOf(question, since[question.id] ?? 1)),
  };
  await insertVersion(db, facts, JSON.stringify(manifest), questions);
  return { facts, questions };
}

export function factsOf(question: Question, since = 1): QuestionFacts {
  const { id, type, tracks, outcome, critical, points, group = null } = question;
  return { id, hash: questionHash(question), type, tracks, outcome, critical, points, group, since };
}

/**
 * Two outcomes, every type: `safe` (critical) has the parallel `safe-b`, `stop` (critical, full track) has none; `safe`,
 * `safe-b`, `yes`, `pick` are foundation.
 */
export function sampleQuestions(): Question[] {
  const full = { tracks: ['full' as const] };
  return [
    makeQuestion('multiple', { id: 'safe', critical: true, group: 'safe', reteach: 'Once more: a, d and e.' }),
    makeQuestion('single', { id: 'safe-b', critical: true, group: 'safe', reteach: 'Once more: c.' }),
    makeQuestion('true-false', { id: 'yes' }),
    makeQuestion('single', { id: 'pick' }),
    makeQuestion('scenario', { id: 'stop', outcome: 'LO-02', critical: true, ...full }),
    makeQuestion('numeric', { id: 'count', outcome: 'LO-02', ...full }),
    makeQuestion('matching', { id: 'match', outcome: 'LO-02', ...full }),
    makeQuestion('ordering', { id: 'order', outcome: 'LO-02', ...full }),
  ];
}

async function insertVersion(db: Kysely<Schema>, facts: VersionFacts, manifest: string, questions: Question[]) {
  const { moduleId, versionId, number } = facts;
  await db
    .insertInto('modules')
    .values({ id: moduleId, slug: `module-${moduleId}`, current_version_id: null, owned_by: 'folder', delta_days: 30 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const before = await db
    .selectFrom('modules')
    .select('current_version_id')
    .where('id', '=', moduleId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('module_versions')
    .values({
      id: versionId,
      module_id: moduleId,
      number,
      based_on_id: before.current_version_id,
      edition: before.current_version_id === null ? 'first' : 'material',
      reason: '',
      fingerprint: facts.fingerprint,
      manifest,
      compiler: 'test',
      published_at: '2026-01-01T00:00:00.000Z',
      published_by: 'test',
      withdrawn_at: null,
    })
    .execute();
  await db
    .insertInto('question_versions')
    .values(
      questions.map((question) => ({
        hash: questionHash(question),
        question_id: question.id,
        lang: 'en',
        type: question.type,
        outcome: question.outcome,
        critical: question.critical ? (1 as const) : (0 as const),
        body: JSON.stringify(question),
      })),
    )
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  await db
    .insertInto('version_items')
    .values(
      facts.questions.map((question, position) => ({
        version_id: versionId,
        item_id: question.id,
        lang: 'en',
        kind: 'question' as const,
        hash: question.hash,
        tracks: question.tracks.join(),
        required: 1 as const,
        since: question.since,
        position,
      })),
    )
    .execute();
  await db.updateTable('modules').set({ current_version_id: versionId }).where('id', '=', moduleId).execute();
}
