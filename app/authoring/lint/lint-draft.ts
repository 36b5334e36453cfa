import { type MdNode, type ParsedLesson, parseLesson } from '#app/curriculum/parse-lesson.ts';
import { type Once, parseTexts } from '#app/curriculum/parse-module.ts';
import { textMemory } from '../text-memory.ts';
import type { Finding, Silence, Surroundings } from './finding.ts';
import { lessonFindings, lintWithSilences } from './lint-module.ts';

export interface LintTask {
  /** The texts of a draft by path. */
  files: [path: string, text: string][];
  /** `WrittenSurroundings` as JSON: the same text is the same surroundings. */
  around: string;
}

export type WrittenSurroundings = Omit<Surroundings, 'locals'> & { locals: string[] };

export interface LintReport {
  findings: Finding[];
  /** Of `module.yaml`. */
  silenced: Silence[];
  /** Files that could be read; of the others there is nothing to say. */
  read: string[];
}

/** Some ten modules with their trees, in about 50 MB. */
const mostCharacters = 1_000_000;

const once = textMemory(mostCharacters);
const found = new WeakMap<ParsedLesson, { lang: string; around: Surroundings; findings: Finding[] }>();

/**
 * Advice on a whole draft; null where `module.yaml` cannot be read. What hangs on texts that have not changed since the last
 * time is remembered, so that advice on a text that somebody types costs the reading of this one text; or not even that, where
 * its tree is known already. Nothing is kept of that tree.
 */
export function lintDraft(
  { files, around: written }: LintTask,
  known?: { path: string; tree: MdNode },
): LintReport | null {
  const module = parseTexts(new Map(files), { once: known ? onceBut(known) : once });
  if (!module) return null;
  const around = once('', written, () => readSurroundings(written));
  const silenced = module.head.silenced ?? [];
  const { findings } = lintWithSilences(module, { ...around, silenced }, (lesson, lang) =>
    rememberedFindings(lesson, lang, around),
  );
  const bank = module.questions.length > 0 ? [module.questionsFile] : [];
  return { findings, silenced, read: [module.file, ...bank, ...module.lessons.map(({ file }) => file)] };
}

/** That lesson is not remembered: its tree is somebody else's. */
const onceBut =
  ({ path, tree }: { path: string; tree: MdNode }): Once =>
  (name, text, make) =>
    name === path ? (parseLesson(path, text, tree) as ReturnType<typeof make>) : once(name, text, make);

function rememberedFindings(lesson: ParsedLesson, lang: string, around: Surroundings): Finding[] {
  const known = found.get(lesson);
  if (known?.lang === lang && known.around === around) return known.findings;
  const findings = lessonFindings(lesson, lang, around);
  found.set(lesson, { lang, around, findings });
  return findings;
}

function readSurroundings(written: string): Surroundings {
  const { locals, ...around } = JSON.parse(written) as WrittenSurroundings;
  return { ...around, locals: new Set(locals) };
}
