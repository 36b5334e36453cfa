import { hashOf } from '#app/platform/canonical-json.ts';
import type { Question, Track } from '#app/questions/question.ts';
import type { ModuleRule } from './facts.ts';

/** What a lesson's hash covers (RECORDS §4). `body` is the SHA-256 of its canonical body. */
export interface LessonItem {
  id: string;
  lang: string;
  title: string;
  minutes: number;
  tracks: Track[];
  outcomes: string[];
  body: string;
  /** Interactive blocks in use → version of their model. */
  blocks: Record<string, number>;
  /** Hashes of the pictures in order of use. */
  assets: string[];
}

export interface BlockItem {
  id: string;
  name: string;
  modelVersion: number;
  tracks: Track[];
  /** As its schema gives them out, without `id` and `tracks`. */
  props: unknown;
}

/** What a module version is; its hash is the fingerprint that certificates name. */
export interface ModuleManifest {
  format: 'acumen-module/1';
  id: string;
  lang: string;
  title: string;
  outcomes: { id: string; text: string }[];
  tracks: Partial<Record<Track, { minutes: number }>>;
  rule: ModuleRule;
  /** Hashes in reading order. */
  lessons: string[];
  questions: { id: string; lang?: string; hash: string }[];
  assets: { path: string; sha256: string }[];
}

const sorted = <T extends string>(list: T[]): T[] => [...list].sort();
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export function lessonHash(item: LessonItem): string {
  return hashOf({ ...item, tracks: sorted(item.tracks), outcomes: sorted(item.outcomes) });
}

export function blockHash(item: BlockItem): string {
  return hashOf({ ...item, tracks: sorted(item.tracks) });
}

/** `question` in its canonical form: as `questionSchema` gives it out. */
export function questionHash(question: Question): string {
  return hashOf({ ...question, tracks: sorted(question.tracks) });
}

/** Puts the lists that have no order of their own into the one order of the manifest. */
export function moduleManifest(parts: Omit<ModuleManifest, 'format'>): ModuleManifest {
  return {
    format: 'acumen-module/1',
    ...parts,
    questions: [...parts.questions].sort((a, b) => byText(a.id, b.id) || byText(a.lang ?? '', b.lang ?? '')),
    assets: [...parts.assets].sort((a, b) => byText(a.path, b.path)),
  };
}

export function moduleFingerprint(manifest: ModuleManifest): string {
  return hashOf(manifest);
}

export function curriculumFingerprint(curriculum: {
  id: string;
  rule: { pooledFoundationPercent: number };
  validityMonths: number;
  modules: { id: string; track: Track }[];
}): string {
  const modules = curriculum.modules.map(({ id, track }) => ({ id, track })).sort((a, b) => byText(a.id, b.id));
  const { id, rule, validityMonths } = curriculum;
  return hashOf({ format: 'acumen-curriculum/1', id, rule, validityMonths, modules });
}
