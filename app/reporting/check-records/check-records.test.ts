import { expect, test } from 'vitest';
import { type Corruption, expectEachFound, otherHash } from '#tests/factories/corruption.ts';
import { makePerson } from '#tests/factories/people.ts';
import { eachEngine } from '#tests/setup/database.ts';
import { checkRecords } from './check-records.server.ts';

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
];

eachEngine((engine) => {
  test('finds nothing in a sound record, and explains each kind of corruption', async () => {
    await expectEachFound(await engine.database(), corruptions);
  });

  test('an installation without people is sound', async () => {
    const db = await engine.database();
    const result = await checkRecords(db, { onFinding: () => undefined });
    expect(result).toEqual({ people: 0, findings: 0 });
  });
});
