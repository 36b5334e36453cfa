import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { listCycles } from '#app/assignments/load-cycles.server.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { listEvents } from '#app/events/list-events.server.ts';
import { isAct, type SubmittedItem } from '#app/events/vocabulary.ts';
import { getProgress } from '#app/learning/get-progress.server.ts';
import { moduleProgress } from '#app/learning/module-progress.ts';
import { addDays } from '#app/platform/calendar.ts';
import { changeRecord, type RecordChange } from '#app/record/change-record.server.ts';
import type { Schema } from '#db/schema.ts';
import { makeEmployment, makePerson } from '#tests/factories/people.ts';
import { newKey, publishSample, publishSampleCurriculum, sampleBank } from '#tests/factories/record.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { rememberTestKey, type TestDeps, testDeps } from '#tests/setup/deps.ts';
import { checkPerson } from './check-person.server.ts';

type Db = Kysely<Schema>;

const pick = fc.nat(1000);
const track = fc.constantFrom('foundation' as const, 'full' as const);
const anyOp = fc.oneof(
  { weight: 6, arbitrary: fc.record({ op: fc.constant('read' as const), version: pick, lesson: pick }) },
  {
    weight: 6,
    arbitrary: fc.record({ op: fc.constant('block' as const), version: pick, block: pick, passed: fc.boolean() }),
  },
  { weight: 5, arbitrary: fc.record({ op: fc.constant('learn' as const), version: pick }) },
  {
    weight: 6,
    arbitrary: fc.record({
      op: fc.constant('attempt' as const),
      version: pick,
      track,
      scope: fc.constantFrom('whole' as const, 'whole' as const, 'delta' as const, 'pretest' as const),
      since: fc.nat(3),
      cycle: pick,
      wrong: fc.array(fc.nat(5), { maxLength: 2 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ op: fc.constant('open' as const), curriculum: pick, kind: pick, version: pick, track }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ op: fc.constant('retarget' as const), cycle: pick, version: pick, days: fc.nat(90) }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('due' as const), cycle: pick, days: fc.nat(90) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('waive' as const), cycle: pick, end: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('cancel' as const), cycle: pick }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('prior' as const), cycle: pick, version: pick, track }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('void' as const), act: pick }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('remark' as const), attempt: pick, item: pick }) },
);
type Op = typeof anyOp extends fc.Arbitrary<infer T> ? T : never;

const choose = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

async function publishEditions(db: Db, deps: TestDeps): Promise<VersionFacts[]> {
  const material = (number: number, redo: string[]) => ({ number, kind: 'material' as const, redo, reason: 'x' });
  const asked = sampleBank('one').map((question) =>
    question.id === 'one-yes' ? { ...question, stem: 'Asked anew?' } : question,
  );
  const editions = [
    await publishSample(db, deps, 'one'),
    await publishSample(db, deps, 'one', { text: 'Typo.', edition: { number: 2, kind: 'minor', reason: 'x' } }),
    await publishSample(db, deps, 'one', { text: 'New.', edition: material(3, ['one-a']) }),
    await publishSample(db, deps, 'one', { text: 'New.', questions: asked, edition: material(4, ['one-yes']) }),
  ];
  await publishSampleCurriculum(db, deps, 'nurse', [{ module: 'one', track: 'full' }]);
  await publishSampleCurriculum(db, deps, 'everyone', [{ module: 'one', track: 'foundation' }], { pooled: 90 });
  return editions;
}

/** Plays one operation where it makes sense, as the events that a use case would append. */
async function play({ tx, locked, append }: RecordChange, editions: VersionFacts[], op: Op, deps: TestDeps) {
  const events = await listEvents(tx, locked.personId);
  const cycles = await listCycles(tx, locked.personId);
  const open = cycles.filter((cycle) => cycle.state === 'open');
  const facts = 'version' in op ? (choose(editions, op.version) as VersionFacts) : (editions[0] as VersionFacts);
  const at = { module: 'one', version: facts.number };
  const answerBlock = (block: VersionFacts['blocks'][number], passed: boolean) => {
    const grade = { points: passed ? 100 : 0, max: 100, passed };
    const body = {
      ...at,
      lesson: block.lessonId,
      block: block.id,
      blockVersion: 1,
      try: 1,
      seed: `${events.length}`,
      answer: 1,
      ...grade,
    };
    return append({ verb: 'block.answered', object: block.id, body });
  };
  switch (op.op) {
    case 'read': {
      const lesson = choose(facts.lessons, op.lesson)?.id ?? '';
      return append({ verb: 'lesson.read', object: lesson, body: { ...at, lesson } });
    }
    case 'block': {
      const block = choose(facts.blocks, op.block) as VersionFacts['blocks'][number];
      return answerBlock(block, op.passed || !block.graded);
    }
    case 'learn': {
      for (const block of facts.blocks) await answerBlock(block, true);
      for (const { id } of facts.lessons) {
        await append({ verb: 'lesson.read', object: id, body: { ...at, lesson: id } });
      }
      return;
    }
    case 'attempt': {
      const asked = facts.questions.filter(
        (question) => question.tracks.includes(op.track) && (op.scope !== 'delta' || question.since > op.since),
      );
      if (asked.length === 0) return;
      const items = asked.map(({ hash, points: max, critical }, index): SubmittedItem => {
        const right = !op.wrong.includes(index);
        return { question: hash, answer: null, points: right ? max : 0, max, critical, right };
      });
      const attempt = deps.newId();
      const cycle = choose(open, op.cycle)?.id;
      const { track, scope, since } = op;
      const draw = asked.map((question) => question.hash);
      await append({
        verb: 'attempt.started',
        object: attempt,
        cycle,
        body: { attempt, ...at, track, scope, since, seed: '', draw },
      });
      const points = items.reduce((sum, item) => sum + item.points, 0);
      const max = items.reduce((sum, item) => sum + item.max, 0);
      return append({
        verb: 'attempt.submitted',
        object: attempt,
        cycle,
        body: { attempt, cause: 'learner', items, points, max },
      });
    }
    case 'open': {
      if (locked.appended.some((event) => event.verb === 'cycle.opened')) return;
      const curriculum = choose(['nurse', 'everyone'], op.curriculum) as string;
      const own = cycles.filter((cycle) => cycle.curriculum === curriculum);
      const held = own.findLast((cycle) => cycle.state === 'fulfilled');
      const kind = held ? (['renewal', 'delta'] as const)[op.kind % 2] : 'first';
      const clash = own.some((cycle) => cycle.state === 'open' && (cycle.kind === 'delta') === (kind === 'delta'));
      if (clash || !kind) return;
      const base = held?.targets[0]?.version;
      const depth = curriculum === 'nurse' ? 'full' : op.track;
      const id = deps.newId();
      return append({
        verb: 'cycle.opened',
        object: id,
        cycle: id,
        body: {
          cycle: id,
          curriculum,
          curriculumVersion: 1,
          number: own.length + 1,
          kind,
          opensOn: '2026-03-02',
          dueOn: '2026-04-01',
          graceDays: 14,
          countsFromSeq: kind === 'first' ? 0 : locked.seq,
          targets: [{ module: 'one', track: depth, version: facts.number, ...(base !== undefined && { base }) }],
          why: { kind: 'rule', id: 'rule' },
        },
      });
    }
    case 'void': {
      const act = choose(
        events.filter((event) => isAct(event.verb)),
        op.act,
      );
      return act && append({ verb: 'act.voided', object: act.id, body: { seq: act.seq, why: 'mistake' } });
    }
    case 'remark': {
      const submitted = events.filter((event) => event.verb === 'attempt.submitted');
      const body = choose(submitted, op.attempt)?.body;
      const item = body && choose(body.items, op.item);
      if (!body || !item) return;
      const { attempt } = body;
      return append({
        verb: 'attempt.remarked',
        object: attempt,
        body: { attempt, question: item.question, points: item.max, why: 'wrong-key' },
      });
    }
    default: {
      const cycle = choose(open, op.cycle)?.id;
      return cycle && decide(append, cycle, op, facts);
    }
  }
}

type Decision = Extract<Op, { op: 'retarget' | 'due' | 'waive' | 'cancel' | 'prior' }>;

function decide(append: RecordChange['append'], cycle: string, op: Decision, facts: VersionFacts) {
  const about = { object: cycle, cycle };
  const later = (days: number) => addDays('2026-04-01', days);
  switch (op.op) {
    case 'retarget': {
      const body = { cycle, module: 'one', version: facts.number, dueOn: later(op.days), why: 'version' };
      return append({ verb: 'cycle.retargeted', ...about, body });
    }
    case 'due':
      return append({ verb: 'cycle.due_set', ...about, body: { cycle, dueOn: later(op.days), why: 'absence' } });
    case 'waive':
      return op.end
        ? append({ verb: 'cycle.waiver_ended', ...about, body: { cycle } })
        : append({ verb: 'cycle.waived', ...about, body: { cycle, until: later(100), why: 'leave' } });
    case 'cancel':
      return append({ verb: 'cycle.cancelled', ...about, body: { cycle, why: 'mistake' } });
    case 'prior': {
      const body = {
        cycle,
        module: 'one',
        track: op.track,
        version: facts.number,
        evidenceHash: '0'.repeat(64),
        why: 'x',
      };
      return append({ verb: 'prior.accepted', ...about, body });
    }
  }
}

/** Sheets of blocks and attempts are not made here, so their tables stay empty. */
const played = new Set(['block_sheets', 'attempts', 'attempt_items']);

async function doneIn(db: Db, personId: string, editions: VersionFacts[]): Promise<Set<string>> {
  const done = new Set<string>();
  for (const facts of editions) {
    const progress = moduleProgress(await getProgress(db, personId, facts), facts, 'full');
    expect(progress.done).toBeLessThanOrEqual(progress.lessons.length);
    for (const lesson of progress.lessons) if (lesson.status === 'done') done.add(`${facts.number} ${lesson.id}`);
  }
  return done;
}

async function expectCertificatesToFit(db: Db, personId: string): Promise<void> {
  const cycles = await db.selectFrom('cycles').select(['id', 'state']).where('person_id', '=', personId).execute();
  const issued = await db.selectFrom('certificates').select('cycle_id').where('person_id', '=', personId).execute();
  const fulfilled = cycles.filter((cycle) => cycle.state === 'fulfilled').map((cycle) => cycle.id);
  expect(issued.map((row) => row.cycle_id).sort()).toEqual(fulfilled.sort());
}

eachEngine((engine) => {
  test('whatever happens in a record, the tables say what its events say', { timeout: 120_000 }, async () => {
    const db = await engine.database();
    const deps = testDeps();
    await rememberTestKey(db);
    const editions = await publishEditions(db, deps);
    const reached = { fulfilled: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyOp, { minLength: 1, maxLength: 3 }), { minLength: 6, maxLength: 16 }),
        async (changes) => {
          const { id: personId } = await makePerson(db);
          await makeEmployment(db, { person_id: personId });
          let done = new Set<string>();
          for (const ops of changes) {
            await changeRecord(db, deps, { personId, actorId: 'test', key: newKey() }, async (change) => {
              for (const op of ops) await play(change, editions, op, deps);
              return () => null;
            });
            const now = await doneIn(db, personId, editions);
            if (!ops.some((op) => op.op === 'void')) expect([...done].filter((each) => !now.has(each))).toEqual([]);
            done = now;
          }
          const findings = (await checkPerson(db, personId)).filter((finding) => !played.has(finding.table));
          expect(findings).toEqual([]);
          await expectCertificatesToFit(db, personId);
          const cycles = await listCycles(db, personId);
          reached.fulfilled += cycles.filter((cycle) => cycle.state === 'fulfilled').length;
        },
      ),
      { numRuns: engine.name === 'sqlite' ? 40 : 12, endOnFailure: true },
    );
    expect(reached.fulfilled).toBeGreaterThan(0);
  });
});
