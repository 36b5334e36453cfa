import type { LessonFacts, VersionFacts } from '#app/curriculum/facts.ts';
import type { EventBodies, LearningEvent, SubmittedItem, Verb } from '#app/events/vocabulary.ts';
import type { FactsOf } from '#app/learning/progress.ts';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Track } from '#app/questions/question.ts';

const both: Track[] = ['foundation', 'full'];

/** Since by item id; what is not named counts since version 1. */
export type Sinces = Record<string, number>;

export const hashOfQuestion = (id: string, version = 1): string => sha256hex(`${id} ${version}`);

/**
 * Facts of a small module, for pure rules. Lessons `a`, `b` (both tracks, with a check each: `a1`, `b1`) and `c` (full, with
 * the graded block `c1`); questions `q1` (critical), `q2` on both tracks and `q3` (critical) on the full one.
 */
export function makeFacts(number = 1, since: Sinces = {}, moduleId = 'one'): VersionFacts {
  const sinceOf = (id: string) => since[id] ?? 1;
  const lesson = (id: string, tracks: Track[], outcome: string): LessonFacts => ({
    id,
    hash: sha256hex(`${id} ${sinceOf(id)}`),
    title: id,
    minutes: 6,
    tracks,
    outcomes: [outcome],
    since: sinceOf(id),
  });
  const block = (id: string, lessonId: string, tracks: Track[], graded: boolean) => ({
    id,
    lessonId,
    name: graded ? 'RiskSorter' : 'Check',
    modelVersion: 1,
    tracks,
    required: true,
    graded,
    since: sinceOf(id),
  });
  const question = (id: string, tracks: Track[], critical: boolean, outcome: string) => ({
    id,
    hash: hashOfQuestion(id, sinceOf(id)),
    type: 'single',
    tracks,
    outcome,
    critical,
    points: 100,
    group: null,
    since: sinceOf(id),
  });
  return {
    moduleId,
    versionId: `${moduleId}@${number}`,
    number,
    fingerprint: sha256hex(`${moduleId} ${number}`),
    title: moduleId,
    lang: 'en',
    outcomes: [
      { id: 'LO-01', text: 'say hello' },
      { id: 'LO-02', text: 'say stop' },
    ],
    minutes: { foundation: 12, full: 18 },
    rule: { draw: { perOutcome: 9 }, full: { passPercent: 80 }, pretest: { passPercent: 90 } },
    lessons: [lesson('a', both, 'LO-01'), lesson('b', both, 'LO-01'), lesson('c', ['full'], 'LO-02')],
    blocks: [block('a1', 'a', both, false), block('b1', 'b', both, false), block('c1', 'c', ['full'], true)],
    translations: [],
    questions: [
      question('q1', both, true, 'LO-01'),
      question('q2', both, false, 'LO-01'),
      question('q3', ['full'], true, 'LO-02'),
    ],
  };
}

/** Facts by module and version; a version that is not listed throws. */
export function factsOfAll(...all: VersionFacts[]): FactsOf {
  return (module, version) => {
    const facts = all.find((each) => each.moduleId === module && each.number === version);
    if (!facts) throw new Error(`no ${module} ${version}`);
    return facts;
  };
}

/** A history from bodies: numbers, keys and dates follow from the order. */
export class HistoryMaker {
  readonly events: LearningEvent[] = [];
  constructor(readonly person = 'ada') {}

  add<V extends Verb>(verb: V, body: EventBodies[V], envelope: { cycle?: string; on?: string } = {}): LearningEvent {
    const seq = this.events.length + 1;
    const { cycle, on = '2026-03-02' } = envelope;
    const event = {
      id: `${this.person}-${seq}`,
      person: this.person,
      seq,
      verb,
      object: '',
      ...(cycle !== undefined && { cycle }),
      key: `${seq}`,
      occurredAt: `${on}T09:00:00.000Z`,
      recordedAt: `${on}T09:00:00.000Z`,
      body: { ...body, on },
      prev: '',
      hash: '',
    } as unknown as LearningEvent;
    this.events.push(event);
    return event;
  }

  read(lesson: string, version = 1, module = 'one'): LearningEvent {
    return this.add('lesson.read', { module, version, lesson });
  }

  block(block: string, version = 1, passed = true, module = 'one'): LearningEvent {
    const lesson = block.slice(0, 1);
    const grade = { points: passed ? 100 : 0, max: 100, passed };
    return this.add('block.answered', {
      module,
      version,
      lesson,
      block,
      blockVersion: 1,
      try: 1,
      seed: '',
      answer: 'x',
      ...grade,
    });
  }

  /** Reads the lessons of a track and answers their blocks. */
  learn(facts: VersionFacts, track: Track): void {
    for (const lesson of facts.lessons.filter((each) => each.tracks.includes(track))) {
      for (const block of facts.blocks.filter((each) => each.lessonId === lesson.id)) {
        this.block(block.id, facts.number, true, facts.moduleId);
      }
      this.read(lesson.id, facts.number, facts.moduleId);
    }
  }

  /** Starts and submits an attempt of every question in scope; `points` by question id, full marks where left out. */
  attempt(
    facts: VersionFacts,
    track: Track,
    options: {
      scope?: 'whole' | 'delta' | 'pretest';
      since?: number;
      cycle?: string;
      points?: Record<string, number>;
      on?: string;
    } = {},
  ): string {
    const { scope = 'whole', since = 0, cycle = 'cycle', points = {}, on } = options;
    const attempt = `attempt-${this.events.length + 1}`;
    const asked = facts.questions.filter(
      (question) => question.tracks.includes(track) && (scope !== 'delta' || question.since > since),
    );
    const items: SubmittedItem[] = asked.map((question) => {
      const got = points[question.id] ?? question.points;
      const { hash, points: max, critical } = question;
      return { question: hash, answer: 'x', points: got, max, critical, right: got === max };
    });
    const draw = asked.map((question) => question.hash);
    const place = { module: facts.moduleId, version: facts.number };
    const envelope = { cycle, ...(on !== undefined && { on }) };
    this.add('attempt.started', { attempt, ...place, track, scope, since, seed: '', draw }, envelope);
    const total = items.reduce((sum, item) => sum + item.points, 0);
    const max = items.reduce((sum, item) => sum + item.max, 0);
    this.add('attempt.submitted', { attempt, cause: 'learner', items, points: total, max }, envelope);
    return attempt;
  }

  /** Opens a cycle of the curriculum `nurse`. */
  open(cycle: string, change: Partial<EventBodies['cycle.opened']> = {}): LearningEvent {
    const targets = [{ module: 'one', track: 'full' as const, version: 1 }];
    return this.add(
      'cycle.opened',
      {
        cycle,
        curriculum: 'nurse',
        curriculumVersion: 1,
        number: 1,
        kind: 'first',
        opensOn: '2026-03-02',
        dueOn: '2026-04-01',
        graceDays: 14,
        countsFromSeq: 0,
        targets,
        why: { kind: 'rule', id: 'rule' },
        ...change,
      },
      { cycle },
    );
  }
}
