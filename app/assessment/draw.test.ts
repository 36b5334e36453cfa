import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QuestionFacts } from '#app/curriculum/facts.ts';
import { type DrawInput, drawQuestions, parallelsFor } from './draw.ts';

const facts: fc.Arbitrary<QuestionFacts[]> = fc
  .array(
    fc.record({
      tracks: fc.constantFrom<QuestionFacts['tracks'][]>(['full'], ['foundation', 'full']),
      outcome: fc.constantFrom('LO-01', 'LO-02', 'LO-03'),
      critical: fc.boolean(),
      group: fc.option(fc.constantFrom('g1', 'g2', 'g3', 'g4'), { nil: null }),
      since: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 30 },
  )
  .map((list) =>
    list.map((each, index) => ({ ...each, id: `q${index}`, hash: `h${index}`, type: 'single', points: 100 })),
  );

const input: fc.Arbitrary<DrawInput> = facts.chain((questions) =>
  fc.record({
    questions: fc.constant(questions),
    track: fc.constantFrom('foundation' as const, 'full' as const),
    scope: fc.constantFrom('whole' as const, 'delta' as const, 'pretest' as const),
    since: fc.integer({ min: 0, max: 3 }),
    perOutcome: fc.integer({ min: 1, max: 9 }),
    seen: fc.subarray(questions.flatMap(({ id, hash }) => [id, hash])).map((list) => new Set(list)),
    seed: fc.string(),
  }),
);

const lookup = (all: QuestionFacts[], hashes: string[]) =>
  hashes.map((hash) => all.find((question) => question.hash === hash) as QuestionFacts);
const met = ({ seen }: DrawInput, { id, hash }: QuestionFacts) => seen.has(id) || seen.has(hash);
const groups = (list: QuestionFacts[]) => list.map((question) => question.group ?? question.id);

test('only questions of the track, each once and one of a group', () => {
  fc.assert(
    fc.property(input, (given) => {
      const drawn = lookup(given.questions, drawQuestions(given));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every((question) => question.tracks.includes(given.track))).toBe(true);
      expect(new Set(groups(drawn)).size).toBe(drawn.length);
    }),
  );
});

test('every group with a critical question of the track is drawn by a critical one of it, an unseen one if there is', () => {
  fc.assert(
    fc.property(input, (given) => {
      fc.pre(given.scope !== 'delta');
      const drawn = lookup(given.questions, drawQuestions(given));
      const critical = given.questions.filter((each) => each.critical && each.tracks.includes(given.track));
      for (const group of new Set(groups(critical))) {
        const chosen = drawn.find((each) => (each.group ?? each.id) === group);
        expect(chosen?.critical).toBe(true);
        const unseen = critical.some((each) => (each.group ?? each.id) === group && !met(given, each));
        if (unseen) expect(met(given, chosen as QuestionFacts)).toBe(false);
      }
    }),
  );
});

test('an outcome gets as many as asked for, or all there are, or all its critical ones', () => {
  fc.assert(
    fc.property(input, (given) => {
      fc.pre(given.scope !== 'delta');
      const drawn = lookup(given.questions, drawQuestions(given));
      for (const outcome of ['LO-01', 'LO-02', 'LO-03']) {
        const ofOutcome = drawn.filter((each) => each.outcome === outcome);
        const critical = ofOutcome.filter((each) => each.critical).length;
        expect(ofOutcome.length).toBeLessThanOrEqual(Math.max(given.perOutcome, critical));
        const free = given.questions.filter(
          (each) =>
            each.outcome === outcome &&
            each.tracks.includes(given.track) &&
            !groups(drawn).includes(each.group ?? each.id),
        );
        if (ofOutcome.length < given.perOutcome) expect(free).toEqual([]);
      }
    }),
  );
});

test('unseen first: a seen question is drawn for an outcome only when no unseen one was left', () => {
  fc.assert(
    fc.property(input, (given) => {
      fc.pre(given.scope !== 'delta');
      const drawn = lookup(given.questions, drawQuestions(given));
      for (const seen of drawn.filter((each) => !each.critical && met(given, each))) {
        const better = given.questions.filter(
          (each) =>
            each.outcome === seen.outcome &&
            each.tracks.includes(given.track) &&
            !met(given, each) &&
            !groups(drawn).includes(each.group ?? each.id),
        );
        expect(better).toEqual([]);
      }
    }),
  );
});

test('the same seed draws the same, whatever the order of the bank; other seeds draw otherwise', () => {
  fc.assert(
    fc.property(input, (given) => {
      expect(drawQuestions(given)).toEqual(drawQuestions({ ...given, questions: [...given.questions].reverse() }));
    }),
  );
  const bank = Array.from({ length: 20 }, (_, index) => plain(`q${index}`));
  const draws = new Set(
    Array.from({ length: 50 }, (_, seed) =>
      drawQuestions({ ...whole, questions: bank, perOutcome: 5, seed: String(seed) }).join(),
    ),
  );
  expect(draws.size).toBeGreaterThan(45);
});

test('a delta asks what changed after its base, at most ten, critical ones first', () => {
  fc.assert(
    fc.property(input, (given) => {
      const delta = { ...given, scope: 'delta' as const };
      const drawn = lookup(given.questions, drawQuestions(delta));
      const changed = given.questions.filter((each) => each.since > given.since && each.tracks.includes(given.track));
      expect(drawn.every((each) => changed.includes(each))).toBe(true);
      expect(drawn.length).toBe(Math.min(10, new Set(groups(changed)).size));
      const left = changed.filter((each) => each.critical && !groups(drawn).includes(each.group ?? each.id));
      if (left.length > 0) expect(drawn.every((each) => each.critical)).toBe(true);
    }),
  );
});

const whole = {
  track: 'full' as const,
  scope: 'whole' as const,
  since: 0,
  perOutcome: 9,
  seen: new Set<string>(),
  seed: 's',
};

function plain(id: string, more: Partial<QuestionFacts> = {}): QuestionFacts {
  return {
    id,
    hash: `hash-${id}`,
    type: 'single',
    tracks: ['full'],
    outcome: 'LO-01',
    critical: false,
    points: 100,
    group: null,
    since: 1,
    ...more,
  };
}

const pair = [
  plain('a', { critical: true, group: 'g' }),
  plain('b', { critical: true, group: 'g' }),
  plain('c', { group: 'g', tracks: ['foundation', 'full'] }),
];

test('of a critical pair one is drawn and the other stays in reserve; the next attempt takes the unseen one', () => {
  const first = drawQuestions({ ...whole, questions: pair });
  expect(first).toHaveLength(1);
  const drawn = first[0] ?? '';
  const next = drawQuestions({ ...whole, questions: pair, seen: new Set([drawn]) });
  expect(next).toHaveLength(1);
  expect(next[0]).not.toBe(drawn);
});

test('a parallel is another question of the group on the track, unseen first, never one of the sheet, never twice', () => {
  const [a, b, c] = pair as [QuestionFacts, QuestionFacts, QuestionFacts];
  const base = { questions: pair, track: 'full' as const, seen: new Set<string>(), seed: 's' };
  const missedA = [{ position: 4, question: a }];
  const found = parallelsFor({ ...base, missed: missedA, drawn: new Set([a.hash]) });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ of: 4 });
  expect([b, c]).toContain(found[0]?.question);
  expect(parallelsFor({ ...base, missed: missedA, drawn: new Set([a.hash]), seen: new Set(['b']) })).toEqual([
    { of: 4, question: c },
  ]);
  expect(parallelsFor({ ...base, track: 'foundation', missed: missedA, drawn: new Set([a.hash]) })).toEqual([
    { of: 4, question: c },
  ]);
  expect(parallelsFor({ ...base, missed: missedA, drawn: new Set([a.hash, b.hash, c.hash]) })).toEqual([]);
  const alone = plain('d', { critical: true });
  expect(parallelsFor({ ...base, missed: [{ position: 0, question: alone }], drawn: new Set([alone.hash]) })).toEqual(
    [],
  );
  const both = [
    { position: 0, question: a },
    { position: 1, question: b },
  ];
  expect(parallelsFor({ ...base, missed: both, drawn: new Set([a.hash, b.hash]) })).toEqual([{ of: 0, question: c }]);
});
