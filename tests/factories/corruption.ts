import type { Kysely, Transaction } from 'kysely';
import { expect } from 'vitest';
import { startAttempt } from '#app/assessment/start-attempt.server.ts';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { saveResumePoint } from '#app/learning/save-resume-point.server.ts';
import { changeRecord } from '#app/record/change-record.server.ts';
import { followName } from '#app/record/follow-name.server.ts';
import { revokeHeldCertificate } from '#app/record/revoke-held-certificate.server.ts';
import { startQuiz } from '#app/record/start-quiz.server.ts';
import { submitQuiz } from '#app/record/submit-quiz.server.ts';
import { checkRecords } from '#app/reporting/check-records/check-records.server.ts';
import type { Finding } from '#app/reporting/check-records/finding.ts';
import type { Schema } from '#db/schema.ts';
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
import { rememberTestKey, type TestDeps, testDeps } from '#tests/setup/deps.ts';

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

export interface Corruption {
  what: string;
  corrupt: (tx: Tx, personId: string) => Promise<unknown>;
  found: { table: keyof Schema; message: RegExp; seqs?: boolean };
}

export const otherHash = 'f'.repeat(64);

/** Corrupts a sound history in each way in turn; what is found has to say it. */
export async function expectEachFound(db: Db, corruptions: Corruption[]): Promise<void> {
  const personId = await makeHistory(db, testDeps());
  expect(await findingsIn(db)).toEqual([]);
  for (const { what, corrupt, found } of corruptions) {
    const findings = await findingsAfter(db, (tx) => corrupt(tx, personId));
    const match = findings.find((each) => each.table === found.table && found.message.test(each.message));
    expect(match, `${what}: ${JSON.stringify(findings, null, 1)}`).toBeDefined();
    if (found.seqs) expect(match?.seqs.length, what).toBeGreaterThan(0);
  }
  expect(await findingsIn(db)).toEqual([]);
}
