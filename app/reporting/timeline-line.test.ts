import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventBodies, LearningEvent, SubmittedItem, Verb } from '#app/events/vocabulary.ts';
import { HistoryMaker } from '#tests/factories/record-facts.ts';
import { type TimelineNames, timelineLine, unshown } from './timeline-line.ts';
import { whyDue } from './why-due.ts';

const secretNumber = 48_151;
const secretText = 'zq-secret';
const hash = 'f'.repeat(64);
const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const on = day.map((date) => date.toISOString().slice(0, 10));
const name = fc.constantFrom('one', 'two');
const track = fc.constantFrom('foundation' as const, 'full' as const);
const version = fc.integer({ min: 1, max: 9 });
const why = fc.constantFrom('absence', 'talked-through', 'other', 'a-code-of-tomorrow');
const place = { module: name, version };
const cycle = fc.constant('cycle');
const secret = fc.constant(secretNumber);
const items = fc.constant<SubmittedItem[]>([
  { question: hash, answer: secretText, points: secretNumber, max: secretNumber, critical: true, right: false },
]);

/** Bodies of every verb, with what nobody may see in them told apart by its value. */
const bodies: { [V in Verb]: fc.Arbitrary<EventBodies[V]> } = {
  'lesson.read': fc.record({ ...place, lesson: name, localsHash: fc.constant(hash) }),
  'block.answered': fc.record({
    ...place,
    lesson: name,
    block: name,
    blockVersion: version,
    try: version,
    seed: fc.constant(secretText),
    answer: fc.constant(secretText),
    points: secret,
    max: secret,
    passed: fc.boolean(),
  }),
  'attempt.started': fc.record({
    ...place,
    attempt: name,
    track,
    scope: fc.constantFrom('whole', 'delta', 'pretest'),
    since: version,
    seed: fc.constant(secretText),
    draw: fc.constant([hash]),
  }),
  'attempt.submitted': fc.record({ attempt: name, cause: fc.constant('learner'), items, points: secret, max: secret }),
  'task.submitted': fc.record({ ...place, task: name, textHash: fc.constant(hash) }),
  'cycle.opened': fc.record({
    cycle,
    curriculum: name,
    curriculumVersion: version,
    number: version,
    kind: fc.constantFrom('first', 'renewal', 'delta'),
    opensOn: on,
    dueOn: on,
    graceDays: version,
    countsFromSeq: secret,
    targets: fc.constant([]),
    why: fc.record({ kind: fc.constantFrom('rule', 'manager', 'expiry', 'version'), id: name }),
  }),
  'cycle.retargeted': fc.record({ ...place, cycle, dueOn: on, why }),
  'cycle.due_set': fc.record({ cycle, dueOn: on, why }),
  'cycle.waived': fc.record({ cycle, until: on, why }),
  'cycle.waiver_ended': fc.record({ cycle }),
  'cycle.cancelled': fc.record({
    cycle,
    why: fc.constantFrom('role-ended', 'left', 'in-renewal', 'mistake', 'withdrawn', 'revoked'),
  }),
  'attempts.reopened': fc.record({ cycle, module: name, extra: secret, why }),
  'task.marked': fc.record({ task: name, scores: fc.constant([secretNumber]), passed: fc.boolean() }),
  'prior.accepted': fc.record({ ...place, cycle, track, evidenceHash: fc.constant(hash), why }),
  'act.voided': fc.record({ seq: fc.integer({ min: 1, max: 3 }), why }),
  'attempt.remarked': fc.record({ attempt: name, question: fc.constant(hash), points: secret, why }),
  'certificate.issued': fc.record({ certificate: name, serial: name, cycle, snapshotHash: fc.constant(hash) }),
  'certificate.revoked': fc.record({ certificate: name, why }),
  'person.merged': fc.record({ from: name, order: fc.constant([]) }),
};

const verbs = Object.keys(bodies) as Verb[];
const anyEvent = fc
  .constantFrom(...verbs)
  .chain((verb) =>
    fc.tuple(bodies[verb] as fc.Arbitrary<EventBodies[Verb]>, on).map(([body, at]) => ({ verb, body, at })),
  );

/** `one` is a passed attempt, `two` fell short. */
const namesOf = (events: LearningEvent[]): TimelineNames => ({
  module: (id) => `Module ${id}`,
  lesson: (_module, _version, lesson) => `Lesson ${lesson}`,
  course: () => 'Care',
  person: (id) => `Person ${id}`,
  passed: (attempt) => (attempt === 'one' ? { module: 'one', version: 1 } : null),
  event: (seq) => events[seq - 1] ?? null,
  isVoided: (seq) => events.some((event) => event.verb === 'act.voided' && event.body.seq === seq),
});

test('of no event does a line tell a score, an answer, a time of day or an attempt that fell short', () => {
  const shown = new Set<Verb>();
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 6 }), (made) => {
      const history = new HistoryMaker();
      for (const { verb, body, at } of made) history.add(verb, body, { on: at });
      const names = namesOf(history.events);
      for (const event of history.events) {
        const line = timelineLine(event, names);
        if (!line) continue;
        shown.add(event.verb);
        const text = JSON.stringify(line);
        expect(text).not.toMatch(new RegExp(`${secretNumber}|${secretText}|${hash}`));
        expect(text).not.toMatch(/\d\d:\d\d|T09|score|point|fail|fell short|“Module two”, version/i);
        if (event.verb === 'attempt.submitted') expect(event.body.attempt).toBe('one');
      }
    }),
    { numRuns: 400 },
  );
  expect(verbs.filter((verb) => !shown.has(verb)).sort()).toEqual([...unshown].sort());
});

test('a decision says who decided, for whom and why; one’s own act says neither', () => {
  const history = new HistoryMaker();
  const decided = {
    ...history.add('cycle.due_set', { cycle: 'cycle', dueOn: '2026-05-03', why: 'absence' }),
    actor: 'mara',
  };
  const line = timelineLine({ ...decided, body: { ...decided.body, for: 'ada' } } as LearningEvent, namesOf([]));
  expect(line).toMatchObject({
    on: '2026-03-02',
    text: '“Care” is due by 3\u00a0May\u00a02026 instead',
    reason: 'Time away from work',
    by: 'Person mara',
    for: 'Person ada',
    mayVoid: false,
  });
  const own = { ...history.read('a'), actor: 'ada' } as LearningEvent;
  expect(timelineLine(own, namesOf([]))).toMatchObject({ by: null, for: null, mayVoid: true });
});

test('what a correction takes back is struck out and named, an attempt that fell short is not', () => {
  const history = new HistoryMaker();
  history.read('a');
  const item = { attempt: 'two', cause: 'learner' as const, items: [], points: 0, max: 0 };
  history.add('attempt.submitted', item);
  history.add('act.voided', { seq: 1, why: 'recorded-twice' });
  history.add('act.voided', { seq: 2, why: 'other' });
  const lines = history.events.map((event) => timelineLine(event, namesOf(history.events)));
  expect(lines.map((line) => line && [line.isVoided, line.mayVoid])).toEqual([
    [true, false],
    null,
    [false, false],
    [false, false],
  ]);
  expect(lines[2]?.text).toBe(
    'Corrected: does not count any more: finished the lesson “Lesson a” of “Module one” (2\u00a0March\u00a02026)',
  );
  expect(lines[3]?.text).toBe('An entry was corrected');
});

test('a version says which it is, and what it means for a course', () => {
  const history = new HistoryMaker();
  const cycle = 'cycle';
  const moved = { cycle, module: 'one', version: 2, dueOn: '2026-05-03' };
  const targets = [{ module: 'one', track: 'full' as const, version: 2, base: 1 }];
  history.open(cycle, { kind: 'delta', dueOn: '2026-05-03', targets });
  history.add('cycle.retargeted', { ...moved, why: 'version' });
  history.add('cycle.retargeted', { ...moved, track: 'full', base: 1, why: 'version' });
  history.add('cycle.retargeted', { ...moved, track: 'full', why: 'curriculum' });
  history.add('cycle.retargeted', { ...moved, version: 1, why: 'withdrawn' });
  const lines = history.events.map((event) => timelineLine(event, namesOf(history.events))?.text);
  const due = 'due by 3\u00a0May\u00a02026';
  const hasNew = `“Module one” has a new version, 2, which now counts for “Care”, ${due}`;
  expect(lines).toEqual([
    `Given what changed in “Care” (“Module one”, version 2), ${due}`,
    hasNew,
    hasNew,
    `“Module one” came into “Care”, ${due}`,
    `A version of “Module one” was withdrawn; version 1 counts for “Care”, ${due}`,
  ]);
});

const rule = { id: 'rule', curriculum: 'nurse', graceDays: 14, fromOn: '2026-03-01', untilOn: null };
const whyNames = {
  jobRole: (id: string) => (id === 'nurse' ? 'Nurse' : null),
  unit: () => 'Ward 4',
  tool: () => 'Triage helper',
  person: (id: string) => ({ mara: 'Mara Lind', ben: 'Ben Okafor' })[id] ?? null,
  module: (id: string) => `Module ${id}`,
  published: (id: string) => (id === 'v2' ? '2026-06-01' : null),
};
const after = 'or after starting here, whichever is later';

test.each([
  [
    { kind: 'everyone' },
    { days: 30 },
    `Because everybody takes it, since 1 March 2026; due 30 days after that ${after}.`,
  ],
  [
    { kind: 'job-role', id: 'nurse' },
    { days: 1 },
    `Because everyone with the job role Nurse takes it, since 1 March 2026; due 1 day after that ${after}.`,
  ],
  [
    { kind: 'unit', id: 'w' },
    { on: '2026-05-01' },
    'Because everyone in Ward 4 takes it, since 1 March 2026; due on 1 May 2026.',
  ],
  [
    { kind: 'tool', id: 't' },
    { on: '2026-05-01' },
    'Because everyone who works with Triage helper takes it, since 1 March 2026; due on 1 May 2026.',
  ],
  [
    { kind: 'person', id: 'ada' },
    { days: 7 },
    'Because a rule of its own gives it to this person, since 1 March 2026; due 7 days after that.',
  ],
] as const)('a rule for %o is a sentence', (who, due, sentence) => {
  const history = new HistoryMaker();
  const opened = history.open('cycle') as Extract<LearningEvent, { verb: 'cycle.opened' }>;
  const ruleOf = () => ({ ...rule, who, due });
  expect(whyDue(opened, history.events, ruleOf, whyNames).replaceAll('\u00a0', ' ')).toBe(sentence);
});

test('a manager who gave it is named, and who set another date or granted a waiver since', () => {
  const history = new HistoryMaker();
  const opened = history.open('cycle', { why: { kind: 'manager', id: 'mara' } });
  const by = (event: LearningEvent, actor: string, forId?: string): LearningEvent =>
    ({ ...event, actor, body: { ...event.body, ...(forId && { for: forId }) } }) as LearningEvent;
  const due = history.add('cycle.due_set', { cycle: 'cycle', dueOn: '2026-06-01', why: 'agreed' }, { cycle: 'cycle' });
  const waived = history.add(
    'cycle.waived',
    { cycle: 'cycle', until: '2026-09-01', why: 'long-absence' },
    { cycle: 'cycle' },
  );
  const words = (later: LearningEvent[]) =>
    whyDue(opened as Extract<LearningEvent, { verb: 'cycle.opened' }>, later, () => null, whyNames).replaceAll(
      '\u00a0',
      ' ',
    );
  expect(words([opened, by(due, 'ben', 'mara'), by(waived, 'mara')])).toBe(
    'Assigned by Mara Lind on 2 March 2026. The date was set by Ben Okafor for Mara Lind on 2 March 2026 (agreed with the person). Exempt until 1 September 2026, granted by Mara Lind (a long absence).',
  );
  const ended = history.add('cycle.waiver_ended', { cycle: 'cycle' }, { cycle: 'cycle' });
  expect(words([opened, waived, ended])).toBe('Assigned by Mara Lind on 2 March 2026.');
});

test('a delta says which version of what was published when', () => {
  const why = { kind: 'version' as const, id: 'v2' };
  const opened = (base?: number) => {
    const targets = [{ module: 'one', track: 'full' as const, version: 2, ...(base !== undefined && { base }) }];
    return new HistoryMaker().open('cycle', { kind: 'delta', why, targets });
  };
  const said = (event: LearningEvent) =>
    whyDue(event as Extract<LearningEvent, { verb: 'cycle.opened' }>, [], () => null, whyNames).replaceAll(
      '\u00a0',
      ' ',
    );
  expect(said(opened(1))).toBe(
    'A new version of “Module one” was published on 1 June 2026. Only that is asked. Given on 2 March 2026.',
  );
  expect(said(opened())).toBe(
    '“Module one” came into this course on 1 June 2026. Only that is asked. Given on 2 March 2026.',
  );
});
