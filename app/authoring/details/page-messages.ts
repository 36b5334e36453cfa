import { type FileKind, translationOf } from '../draft.ts';

export const pageWords = {
  title: {
    module: 'Details of the module',
    lesson: 'Details of the lesson',
    translation: 'Details of the translation',
  },
  back: 'Back to the text',
  saved: 'The details were saved',
  cannot: 'These details cannot be published yet',
  refused: 'These details were not saved yet',
  stale: 'Somebody else has changed these details since you opened them',
  staleText: 'What you typed is below. What is stored now stands under it; saving again puts yours in its place.',
  stored: 'What is stored now',
  unreadable: 'These details cannot be shown as a form, because the text that they stand in cannot be read.',
  fixed: (id: string) => `Known as ${id}`,
  asText: 'The same as text',
} as const;

/** From a text to its details as a form; null where there are none. */
export function detailsLink(moduleId: string, path: string, kind: FileKind): { to: string; text: string } | null {
  const base = `/studio/modules/${moduleId}`;
  if (kind === 'head') return { to: `${base}/details`, text: pageWords.title.module };
  if (kind !== 'lesson' && !translationOf(path)?.source.endsWith('.mdx')) return null;
  return { to: `${base}/${path}/details`, text: pageWords.title[kind === 'lesson' ? 'lesson' : 'translation'] };
}
