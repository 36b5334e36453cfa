import type { CheckedModule, TranslatedLesson } from './checked-content.ts';
import { type ModuleManifest, moduleFingerprint, moduleManifest } from './fingerprint.ts';

/** What a version made of this module would be. */
export function manifestOf({ head, lessons, questions, translations, assets }: CheckedModule): ModuleManifest {
  const { id, lang, title, outcomes, tracks, rule } = head;
  return moduleManifest({
    id,
    lang,
    title,
    outcomes,
    tracks,
    rule,
    lessons: lessons.flatMap(({ id, hash }) => [hash, ...translationsOf(translations.lessons, id)]),
    questions: [...questions, ...translations.questions].map(({ question, hash }) => ({
      id: question.id,
      lang: question.lang,
      hash,
    })),
    assets: assets.map(({ path, sha256 }) => ({ path, sha256 })),
  });
}

export function checkedFingerprint(module: CheckedModule): string {
  return moduleFingerprint(manifestOf(module));
}

/** Directly after their source, by language. */
function translationsOf(lessons: TranslatedLesson[], id: string): string[] {
  const own = lessons.filter((lesson) => lesson.id === id);
  return own.sort((a, b) => (a.lang < b.lang ? -1 : 1)).map(({ hash }) => hash);
}
