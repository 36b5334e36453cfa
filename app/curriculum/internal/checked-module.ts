import type { CheckedModule } from '../checked-content.ts';
import type { ModuleReading } from './read-module.server.ts';

/** A module without problems, ready to be published. */
export function checkedModule({
  problems,
  head,
  slug,
  file,
  lessons,
  questions,
  translations,
  assets,
}: ModuleReading): CheckedModule[] {
  if (!head || problems.length > 0) return [];
  const translated = translations.lessons.map(({ value, lang }) => ({ ...value, lang }));
  const used = new Set(
    [...lessons.map(({ value }) => value), ...translated].flatMap(({ compiled }) => compiled.assets),
  );
  return [
    {
      file,
      slug,
      head: head.value,
      lessons: lessons.map(({ value }) => value),
      questions: questions.map(({ question, hash }) => ({ question, hash })),
      translations: {
        lessons: translated,
        questions: translations.questions.flatMap(({ lang, questions: bank }) =>
          bank.map(({ question, hash }) => ({ question: { ...question, lang }, hash })),
        ),
      },
      assets: assets
        .filter((asset) => used.has(asset.path))
        .map(({ path: name, sha256, type, bytes }) => ({ path: name, sha256, type, bytes })),
    },
  ];
}
