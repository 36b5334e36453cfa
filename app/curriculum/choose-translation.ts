import { primary } from '#app/platform/languages.ts';
import type { Translation, VersionFacts } from './facts.ts';

export interface ChosenText {
  hash: string;
  lang: string;
  /** The text is a translation whose source was changed since. */
  stale: boolean;
}

/** The text of a lesson in the language that comes closest to the one wanted; its source where there is none. */
export function chooseLesson(facts: VersionFacts, lesson: { id: string; hash: string }, wanted: string): ChosenText {
  const { hash, lang, stale } = closest(facts, 'lesson', lesson.id, wanted) ?? {
    hash: lesson.hash,
    lang: facts.lang,
    stale: false,
  };
  return { hash, lang, stale };
}

/**
 * Questions in the language wanted: hash of the source → translation. One that is stale is left out: what is scored may have
 * changed with its source.
 */
export function chooseQuestions(facts: VersionFacts, wanted: string): Map<string, { hash: string; lang: string }> {
  return new Map(
    facts.questions.flatMap(({ id, hash }) => {
      const found = closest(facts, 'question', id, wanted);
      return found && !found.stale ? [[hash, { hash: found.hash, lang: found.lang }] as const] : [];
    }),
  );
}

/** `de-AT` takes `de-AT`, then any German; the module's own language needs no translation. */
function closest(facts: VersionFacts, kind: Translation['kind'], id: string, wanted: string): Translation | null {
  if (primary(wanted) === primary(facts.lang)) return null;
  const all = facts.translations.filter((each) => each.kind === kind && each.id === id);
  return (
    all.find(({ lang }) => lang.toLowerCase() === wanted.toLowerCase()) ??
    all.find(({ lang }) => primary(lang) === primary(wanted)) ??
    null
  );
}
