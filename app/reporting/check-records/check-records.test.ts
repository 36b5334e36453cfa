import type { Kysely, Transaction } from 'kysely';
import { expect, test } from 'vitest';
import { startAttempt } from '#app/assessment/start-attempt.server.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { saveResumePoint } from '#app/learning/save-resume-point.server.ts';
import { changeRecord } from '#app/record/change-record.server.ts';
import { followName } from '#app/record/follow-name.server.ts';
import { revokeHeldCertificate } from '#app/record/revoke-held-certificate.server.ts';
import { startQuiz } from '#app/record/start-quiz.server.ts';
import { submitQuiz } from '#app/record/submit-quiz.server.ts';
import type { Schema } from '#db/schema.ts';
import { makePerson } from '#tests/factories/people.ts';
import {
  answer,
  answerSheet,
  learn,
  learnAll,
  makeLearner,
  makeRule,
  newKey,
  publishSample,
  publishSampleCurriculum,
  takeQuiz,
} from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { rememberTestKey, type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { checkRecords } from './check-records.server.ts';
import type { Finding } from './finding.ts';

type Db = Kysely<Schema>;
type Tx = Transaction<Schema>;

async function findingsIn(db: Db): Promise<Finding[]> {
  const findings: Finding[] = [];
  await checkRecords(db, { onFinding: (finding) => findings.push(finding) });
  return findings;
}

class Undo extends Error {}

/** What is found in a database after a change that is undone again. */
async function findingsAfter(db: Db, corrupt: (tx: Tx) => Promise<unknown>): Promise<Finding[]> {
  let findings: Finding[] = [];
  const trial = db.transaction().execute(async (tx) => {
    await corrupt(tx);
    findings = await findingsIn(tx);
    throw new Undo();
  });
  await expect(trial).rejects.toThrow(Undo);
  return findings;
}

async function takePretest(db: Db, deps: TestDeps, personId: string, facts: VersionFacts): Promise<void> {
  const [cycle] = await listCycles(db, personId);
  const cycleId = cycle?.id ?? '';
  const plan = { track: 'full', scope: 'pretest', since: 0 } as const;
  const attemptId = await changeRecord(db, deps, { personId, actorId: personId, key: newKey() }, async (change) => {
    const { tx, append } = change;
    const seen = new Set<string>();
    const { attemptId, seed, draw } = await startAttempt(tx, deps, { personId, facts, ...plan, cycleId, seen });
    const body = { attempt: attemptId, module: facts.moduleId, version: facts.number, ...plan, seed, draw };
    await append({ verb: 'attempt.started', object: attemptId, cycle: cycleId, body });
    return () => attemptId;
  });
  await answerSheet(db, deps, personId, attemptId);
  await submitQuiz(db, deps, { personId, key: newKey(), attemptId, expect: 'open' });
}

/** A person with something in every table: one curriculum done and renamed, one under way. */
async function makeHistory(db: Db, deps: TestDeps): Promise<string> {
  await rememberTestKey(db);
  const one = await publishSample(db, deps, 'one');
  const two = await publishSample(db, deps, 'two');
  await publishSampleCurriculum(db, deps, 'nurse', [{ module: 'one', track: 'full' }]);
  await publishSampleCurriculum(db, deps, 'physician', [
    { module: 'one', track: 'full' },
    { module: 'two', track: 'full' },
  ]);
  await makeRule(db, deps, 'nurse');
  await makeRule(db, deps, 'physician');
  const personId = await makeLearner(db, deps, 'Ada Byron');
  await takePretest(db, deps, personId, two);
  await answer(db, deps, { personId, facts: one }, 'one-c-sorter', false);
  await learnAll(db, deps, { personId, facts: one }, 'full');
  await takeQuiz(db, deps, personId, 'one', ['safe', 'safe-b']);
  await takeQuiz(db, deps, personId, 'one');
  await db.updateTable('people').set({ name: 'Ada Lovelace' }).where('id', '=', personId).execute();
  const { certificates } = await followName(db, deps, { personId, actorId: null, key: newKey() });
  const grants = [{ capability: 'revoke-certificates' as const, unitPath: null, moduleId: null }];
  const actor = { personId: 'admin', name: '', locale: 'en', signInId: '', grants, unitPath: null, shared: false };
  const serial = certificates[0] ?? '';
  await revokeHeldCertificate(db, deps, { actor, personId, key: newKey(), serial, why: 'issued-in-error' });
  await learn(db, deps, { personId, facts: two }, 'two-a');
  await startQuiz(db, deps, { personId, key: newKey(), moduleId: 'two' });
  await saveResumePoint(db, deps, { personId, moduleId: 'two', lessonId: 'two-b', place: '' });
  return personId;
}

interface Corruption {
  what: string;
  corrupt: (tx: Tx, personId: string) => Promise<unknown>;
  found: { table: keyof Schema; message: RegExp; seqs?: boolean };
}

const otherHash = 'f'.repeat(64);

const corruptions: Corruption[] = [
  {
    what: 'a changed event',
    corrupt: (tx) =>
      tx.updateTable('learning_events').set({ occurred_at: '2020-01-01T00:00:00.000Z' }).where('seq', '=', 5).execute(),
    found: { table: 'learning_events', message: /not what was recorded/, seqs: true },
  },
  {
    what: 'an event taken out',
    corrupt: (tx) => tx.deleteFrom('learning_events').where('seq', '=', 4).execute(),
    found: { table: 'learning_events', message: /numbering has a gap/, seqs: true },
  },
  {
    what: 'a link of the chain',
    corrupt: (tx) => tx.updateTable('learning_events').set({ prev: otherHash }).where('seq', '=', 6).execute(),
    found: { table: 'learning_events', message: /does not continue the event before it/, seqs: true },
  },
  {
    what: 'an unreadable event',
    corrupt: (tx) => tx.updateTable('learning_events').set({ body: '{' }).where('seq', '=', 6).execute(),
    found: { table: 'learning_events', message: /cannot be read/, seqs: true },
  },
  {
    what: 'an unknown verb',
    corrupt: (tx) => tx.updateTable('learning_events').set({ verb: 'lesson.dreamt' }).where('seq', '=', 6).execute(),
    found: { table: 'learning_events', message: /cannot be folded again \(.*unknown verb lesson\.dreamt/ },
  },
  {
    what: 'a head that lags',
    corrupt: (tx) => tx.updateTable('record_heads').set({ seq: 3 }).execute(),
    found: { table: 'record_heads', message: /head of the record is not its last event/, seqs: true },
  },
  {
    what: 'a head that is gone',
    corrupt: (tx) => tx.deleteFrom('record_heads').execute(),
    found: { table: 'record_heads', message: /head of the record/, seqs: true },
  },
  {
    what: 'a lesson read in another version',
    corrupt: (tx) =>
      tx.updateTable('lesson_progress').set({ read_version: 7 }).where('lesson_id', '=', 'one-a').execute(),
    found: {
      table: 'lesson_progress',
      message: /read_version 7; it should say read_version 1 \(event \d+\)/,
      seqs: true,
    },
  },
  {
    what: 'a lesson that was never read',
    corrupt: (tx, person_id) =>
      tx
        .insertInto('lesson_progress')
        .values({ person_id, lesson_id: 'two-c', read_version: 1, read_seq: 3 })
        .execute(),
    found: { table: 'lesson_progress', message: /nothing in the record accounts for it/ },
  },
  {
    what: 'a lesson of somebody without a record',
    corrupt: async (tx) => {
      const { id } = await makePerson(tx);
      const row = { person_id: id, lesson_id: 'one-a', read_version: 1, read_seq: 1 };
      return tx.insertInto('lesson_progress').values(row).execute();
    },
    found: { table: 'lesson_progress', message: /nothing in the record accounts for it/ },
  },
  {
    what: 'a lesson forgotten',
    corrupt: (tx) => tx.deleteFrom('lesson_progress').where('lesson_id', '=', 'one-b').execute(),
    found: { table: 'lesson_progress', message: /lesson_id=one-b is missing.*\(event \d+\)/, seqs: true },
  },
  {
    what: 'a block result',
    corrupt: (tx) =>
      tx.updateTable('block_results').set({ passed: 0 }).where('block_id', '=', 'one-c-sorter').execute(),
    found: { table: 'block_results', message: /passed 0; it should say passed 1 \(events \d+, \d+\)/, seqs: true },
  },
  {
    what: 'a sheet that says it was handed in elsewhere',
    corrupt: (tx) =>
      tx
        .updateTable('block_sheets')
        .set({ state: '{"answered":{"answer":["a"],"seq":2}}' })
        .where('block_id', '=', 'one-a-check')
        .execute(),
    found: { table: 'block_sheets', message: /answered_seq 2; it should say answered_seq/, seqs: true },
  },
  {
    what: 'a sheet that cannot be read',
    corrupt: (tx) => tx.updateTable('block_sheets').set({ state: '{' }).where('block_id', '=', 'one-a-check').execute(),
    found: { table: 'block_sheets', message: /answered_seq "unreadable"/, seqs: true },
  },
  {
    what: 'a seed that was not the one used',
    corrupt: (tx) =>
      tx.updateTable('block_sheets').set({ seed: 'easy' }).where('block_id', '=', 'one-c-sorter').execute(),
    found: { table: 'block_sheets', message: /seed "easy"; it should say seed/, seqs: true },
  },
  {
    what: 'a credit',
    corrupt: (tx) => tx.updateTable('credits').set({ outcome: 'LO-99' }).where('outcome', '=', 'LO-01').execute(),
    found: { table: 'credits', message: /outcome=LO-01 .* is missing/, seqs: true },
  },
  {
    what: 'points of a completion',
    corrupt: (tx) => tx.updateTable('completions').set({ points: 1 }).where('track', '=', 'full').execute(),
    found: { table: 'completions', message: /points 1; it should say points \d+ \(event \d+\)/, seqs: true },
  },
  {
    what: 'a resume point to nowhere',
    corrupt: (tx) => tx.updateTable('resume_points').set({ lesson_id: 'gone' }).execute(),
    found: { table: 'resume_points', message: /the lesson gone, which no version of two has/ },
  },
  {
    what: 'a text that was rewritten',
    corrupt: (tx) => tx.updateTable('evidence_texts').set({ text: 'I knew it all along.' }).execute(),
    found: { table: 'evidence_texts', message: /sha256_of_text/, seqs: true },
  },
  {
    what: 'an attempt marked as passed',
    corrupt: (tx) => tx.updateTable('attempts').set({ passed: 1 }).where('passed', '=', 0).execute(),
    found: { table: 'attempts', message: /passed 1; it should say passed 0 \(events \d+, \d+\)/, seqs: true },
  },
  {
    what: 'an attempt re-opened by hand',
    corrupt: (tx) => tx.updateTable('attempts').set({ status: 'open' }).where('passed', '=', 0).execute(),
    found: { table: 'attempts', message: /closed 0; it should say closed 1/, seqs: true },
  },
  {
    what: 'points of an answer',
    corrupt: (tx) => tx.updateTable('attempt_items').set({ points: 100, right: 1 }).where('points', '=', 0).execute(),
    found: { table: 'attempt_items', message: /points 100, right 1; it should say points 0, right 0/, seqs: true },
  },
  {
    what: 'a question exchanged on an open sheet',
    corrupt: (tx) =>
      tx
        .deleteFrom('attempt_items')
        .where('attempt_id', 'in', (open) => open.selectFrom('attempts').select('id').where('status', '=', 'open'))
        .where('position', '=', 0)
        .execute(),
    found: { table: 'attempt_items', message: /position=0 is missing/, seqs: true },
  },
  {
    what: 'a due date',
    corrupt: (tx) => tx.updateTable('cycles').set({ due_on: '2031-01-01' }).where('state', '=', 'open').execute(),
    found: { table: 'cycles', message: /due_on "2031-01-01"; it should say due_on/, seqs: true },
  },
  {
    what: 'a cycle fulfilled by hand',
    corrupt: (tx) =>
      tx
        .updateTable('cycles')
        .set({ state: 'fulfilled', fulfilled_on: '2026-03-02' })
        .where('state', '=', 'open')
        .execute(),
    found: { table: 'cycles', message: /state "fulfilled".*it should say state "open"/, seqs: true },
  },
  {
    what: 'a target met by hand',
    corrupt: (tx) => tx.updateTable('targets').set({ met_seq: 2 }).where('met_seq', 'is', null).execute(),
    found: { table: 'targets', message: /met_seq 2; it should say met_seq empty/, seqs: true },
  },
  {
    what: 'a target taken out',
    corrupt: (tx) => tx.deleteFrom('targets').where('module_id', '=', 'two').execute(),
    found: { table: 'targets', message: /module_id=two .*is missing/, seqs: true },
  },
  {
    what: 'a stage',
    corrupt: (tx) => tx.updateTable('standings').set({ stage: 'holding' }).where('stage', '=', 'begun').execute(),
    found: { table: 'standings', message: /stage "holding"; it should say stage "begun"/, seqs: true },
  },
  {
    what: 'a standing in a strange unit',
    corrupt: (tx) => tx.updateTable('standings').set({ unit_path: '/x/' }).execute(),
    found: { table: 'standings', message: /never employed/ },
  },
  {
    what: 'a standing gone',
    corrupt: (tx) => tx.deleteFrom('standings').where('curriculum_id', '=', 'physician').execute(),
    found: { table: 'standings', message: /curriculum_id=physician is missing/, seqs: true },
  },
  {
    what: 'a module standing',
    corrupt: (tx) =>
      tx.updateTable('module_standings').set({ stage: 'met', due_on: null }).where('stage', '=', 'open').execute(),
    found: { table: 'module_standings', message: /stage "met".*it should say stage "open"/, seqs: true },
  },
  {
    what: 'a module standing elsewhere',
    corrupt: (tx) => tx.updateTable('module_standings').set({ unit_path: '/x/' }).execute(),
    found: { table: 'module_standings', message: /elsewhere than the person/ },
  },
  {
    what: 'a total',
    corrupt: (tx) => tx.updateTable('due_totals').set({ n: 99 }).where('grain', '=', 'all').execute(),
    found: { table: 'due_totals', message: /it says 99, and the standings come to \d/ },
  },
  {
    what: 'a total gone',
    corrupt: (tx) => tx.deleteFrom('due_totals').where('grain', '=', 'day').execute(),
    found: { table: 'due_totals', message: /it says 0, and the standings come to \d/ },
  },
  {
    what: 'a rule that cannot be read',
    corrupt: (tx) =>
      tx.updateTable('rules').set({ who: '{"kind":"nobody"}' }).where('curriculum_id', '=', 'nurse').execute(),
    found: { table: 'rules', message: /its who cannot be read/ },
  },
  {
    what: 'a claim in a certificate',
    corrupt: async (tx) => {
      for (const row of await tx.selectFrom('certificates').selectAll().where('issue', '=', 2).execute()) {
        const snapshot = row.snapshot.replace('"minutes":18', '"minutes":99');
        await tx.updateTable('certificates').set({ snapshot }).where('id', '=', row.id).execute();
      }
    },
    found: { table: 'certificates', message: /signature is not that of the key/, seqs: true },
  },
  {
    what: 'a signature',
    corrupt: (tx) =>
      tx
        .updateTable('certificates')
        .set({ signature: 'A'.repeat(86) })
        .where('issue', '=', 1)
        .execute(),
    found: { table: 'certificates', message: /signature is not that of the key test-key/, seqs: true },
  },
  {
    what: 'a key that is not ours',
    corrupt: (tx) => tx.updateTable('certificates').set({ kid: 'theirs' }).where('issue', '=', 1).execute(),
    found: { table: 'certificates', message: /key theirs, which is not one of ours/, seqs: true },
  },
  {
    what: 'the name beside a certificate',
    corrupt: (tx) => tx.updateTable('certificates').set({ name: 'Somebody Else' }).where('issue', '=', 2).execute(),
    found: { table: 'certificates', message: /its name is not the one that was signed/, seqs: true },
  },
  {
    what: 'a longer validity',
    corrupt: (tx) => tx.updateTable('certificates').set({ expires_on: '2099-01-01' }).where('issue', '=', 2).execute(),
    found: { table: 'certificates', message: /its expires_on is not the one that was signed/, seqs: true },
  },
  {
    what: 'a certificate out of nothing',
    corrupt: async (tx) => {
      const row = await tx.selectFrom('certificates').selectAll().where('issue', '=', 1).executeTakeFirstOrThrow();
      await tx
        .insertInto('certificates')
        .values({ ...row, id: 'forged', serial: 'forged', issue: 3 })
        .execute();
    },
    found: { table: 'certificates', message: /id=forged says .*nothing in the record accounts for it/ },
  },
  {
    what: 'a revocation taken back',
    corrupt: (tx) => tx.deleteFrom('revocations').execute(),
    found: { table: 'revocations', message: /is missing/, seqs: true },
  },
  {
    what: 'a manifest',
    corrupt: async (tx) => {
      const row = await tx
        .selectFrom('module_versions')
        .selectAll()
        .where('module_id', '=', 'one')
        .executeTakeFirstOrThrow();
      const manifest = row.manifest.replace('"passPercent":80', '"passPercent":10');
      await tx.updateTable('module_versions').set({ manifest }).where('id', '=', row.id).execute();
    },
    found: { table: 'module_versions', message: /manifest is not the one that its fingerprint is of/ },
  },
  {
    what: 'a fingerprint',
    corrupt: (tx) => tx.updateTable('module_versions').set({ fingerprint: otherHash }).execute(),
    found: { table: 'module_versions', message: /fingerprint/ },
  },
  {
    what: 'the text of a lesson',
    corrupt: async (tx) => {
      for (const row of await tx.selectFrom('lesson_bodies').selectAll().execute()) {
        const source = row.source.replace('Second.', 'Other.');
        await tx.updateTable('lesson_bodies').set({ source }).where('hash', '=', row.hash).execute();
      }
    },
    found: { table: 'lesson_bodies', message: /lesson one-b is not the one that was published/ },
  },
  {
    what: 'the pass mark of a block',
    corrupt: async (tx) => {
      for (const row of await tx.selectFrom('lesson_bodies').selectAll().execute()) {
        const segments = row.segments.replace('"right":true', '"right":false');
        await tx.updateTable('lesson_bodies').set({ segments }).where('hash', '=', row.hash).execute();
      }
    },
    found: { table: 'version_items', message: /block one-a-check is not the one that stands in the lesson/ },
  },
  {
    what: 'the key of a question',
    corrupt: async (tx) => {
      const row = await tx
        .selectFrom('question_versions')
        .selectAll()
        .where('question_id', '=', 'one-pick')
        .executeTakeFirstOrThrow();
      const body = row.body.replace('"key":"c"', '"key":"a"');
      await tx.updateTable('question_versions').set({ body }).where('hash', '=', row.hash).execute();
    },
    found: { table: 'question_versions', message: /one-pick is not the one that was published/ },
  },
  {
    what: 'a question made harmless',
    corrupt: (tx) => tx.updateTable('question_versions').set({ critical: 0 }).where('critical', '=', 1).execute(),
    found: { table: 'question_versions', message: /columns beside the question/ },
  },
  {
    what: 'an item out of a version',
    corrupt: (tx) =>
      tx.updateTable('version_items').set({ hash: otherHash }).where('item_id', '=', 'two-pick').execute(),
    found: { table: 'version_items', message: /its questions are not those of the manifest/ },
  },
  {
    what: 'a since',
    corrupt: (tx) => tx.updateTable('version_items').set({ since: 4 }).where('item_id', '=', 'two-a').execute(),
    found: { table: 'version_items', message: /two-a counts since version 4; it can only be 1/ },
  },
  {
    what: 'a picture exchanged',
    corrupt: (tx) =>
      tx
        .insertInto('assets')
        .values({ sha256: otherHash, type: 'image/png', bytes: Buffer.from('x') })
        .execute(),
    found: { table: 'assets', message: /picture is not the one that was published/ },
  },
  {
    what: 'the rule of a curriculum',
    corrupt: (tx) => tx.updateTable('curriculum_versions').set({ rule: '{"pooledFoundationPercent":1}' }).execute(),
    found: { table: 'curriculum_versions', message: /not those that its fingerprint is of/ },
  },
  {
    what: 'a module out of a curriculum',
    corrupt: (tx) => tx.deleteFrom('curriculum_modules').where('module_id', '=', 'two').execute(),
    found: { table: 'curriculum_versions', message: /not those that its fingerprint is of/ },
  },
];

eachEngine((engine) => {
  test('finds nothing in a sound record, and explains each kind of corruption', async () => {
    const db = await engine.database();
    const personId = await makeHistory(db, testDeps());
    expect(await findingsIn(db)).toEqual([]);
    for (const { what, corrupt, found } of corruptions) {
      const findings = await findingsAfter(db, (tx) => corrupt(tx, personId));
      const match = findings.find((each) => each.table === found.table && found.message.test(each.message));
      expect(match, `${what}: ${JSON.stringify(findings, null, 1)}`).toBeDefined();
      if (found.seqs) expect(match?.seqs.length, what).toBeGreaterThan(0);
    }
    expect(await findingsIn(db)).toEqual([]);
  });

  test('an installation without people is sound', async () => {
    const db = await engine.database();
    const result = await checkRecords(db, { onFinding: () => undefined });
    expect(result).toEqual({ people: 0, findings: 0 });
  });
});
