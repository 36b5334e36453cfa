import { expect, test } from 'vitest';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Question } from '#app/questions/question.ts';
import {
  blockHash,
  curriculumFingerprint,
  type LessonItem,
  lessonHash,
  type ModuleManifest,
  moduleFingerprint,
  moduleManifest,
  questionHash,
} from './fingerprint.ts';
import { canonicalBody } from './internal/front-matter.ts';

const lesson: LessonItem = {
  id: 'hello',
  lang: 'en',
  title: 'Hello',
  minutes: 1,
  tracks: ['full', 'foundation'],
  outcomes: ['LO-01'],
  body: sha256hex(canonicalBody('Hello *ward*.')),
  blocks: {},
  assets: [],
};
const question: Question = {
  id: 'hello-q1',
  type: 'true-false',
  tracks: ['full', 'foundation'],
  outcome: 'LO-01',
  critical: false,
  points: 100,
  stem: 'Wards are étages.',
  key: false,
  feedback: { true: 'No.', false: 'Right.' },
};
const manifest: Omit<ModuleManifest, 'format'> = {
  id: 'hello',
  lang: 'en',
  title: 'Hello',
  outcomes: [{ id: 'LO-01', text: 'say hello' }],
  tracks: { foundation: { minutes: 1 }, full: { minutes: 1 } },
  rule: { draw: { perOutcome: 2 }, full: { passPercent: 80 }, pretest: { passPercent: 90 } },
  lessons: [lessonHash(lesson)],
  questions: [{ id: 'hello-q1', hash: questionHash(question) }],
  assets: [],
};

test('the golden vectors of RECORDS §4 hold', () => {
  expect(lessonHash(lesson)).toBe('21ed99da4464f6cb988f09acff25caacf87032b651f5229db6de7178cf88f04a');
  expect(questionHash(question)).toBe('4d1850509a0414e8f441987404dd423d7ba60f23f235129764f4e883d92a46c7');
  expect(moduleFingerprint(moduleManifest(manifest))).toBe(
    '45d5f63c6ab3db920ca987efed8fd864f35cad56a309a8272f47b2e5c90a5505',
  );
});

test('the canonical body keeps every byte but the byte order mark, line ends and final newlines', () => {
  expect(canonicalBody('\uFEFFa  \r\nb\rc\n\n\n')).toBe('a  \nb\nc\n');
  expect(canonicalBody('\n\ne\u0301')).toBe('\n\ne\u0301\n');
});

test('lists without an order of their own have one hash, lists with an order have several', () => {
  const other = { ...lesson, id: 'bye' };
  const [a, b] = [lessonHash(lesson), lessonHash(other)];
  const fingerprint = (parts: Partial<ModuleManifest>) => moduleFingerprint(moduleManifest({ ...manifest, ...parts }));
  expect(fingerprint({ lessons: [a, b] })).not.toBe(fingerprint({ lessons: [b, a] }));
  const [q, r] = [
    { id: 'q', hash: 'x' },
    { id: 'q', lang: 'de', hash: 'y' },
  ];
  expect(fingerprint({ questions: [q, r] })).toBe(fingerprint({ questions: [r, q] }));
  const [p, s] = [
    { path: 'assets/a.png', sha256: 'x' },
    { path: 'assets/b.png', sha256: 'y' },
  ];
  expect(fingerprint({ assets: [p, s] })).toBe(fingerprint({ assets: [s, p] }));
  expect(lessonHash({ ...lesson, assets: ['x', 'y'] })).not.toBe(lessonHash({ ...lesson, assets: ['y', 'x'] }));
});

test('a simulation that scores otherwise makes another block and another lesson', () => {
  const block = { id: 'c', name: 'Check', modelVersion: 1, tracks: ['full' as const], props: { prompt: 'x' } };
  expect(blockHash({ ...block, modelVersion: 2 })).not.toBe(blockHash(block));
  expect(lessonHash({ ...lesson, blocks: { Check: 2 } })).not.toBe(lessonHash({ ...lesson, blocks: { Check: 1 } }));
});

test('a curriculum is what it asks for, not the order in which it lists it', () => {
  const curriculum = {
    id: 'nurse',
    rule: { pooledFoundationPercent: 80 },
    validityMonths: 24,
    modules: [
      { id: 'b', track: 'full' as const },
      { id: 'a', track: 'foundation' as const },
    ],
  };
  const fingerprint = curriculumFingerprint(curriculum);
  expect(curriculumFingerprint({ ...curriculum, modules: [...curriculum.modules].reverse() })).toBe(fingerprint);
  expect(curriculumFingerprint({ ...curriculum, validityMonths: 12 })).not.toBe(fingerprint);
});
