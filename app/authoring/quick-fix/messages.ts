import type { QuickFixObstacle } from './quick-fix-obstacles.ts';

/** Why a change needs a second person, by what it touches. */
export const quickFixWords: Record<QuickFixObstacle, string> = {
  unreadable: 'The text cannot be read as a lesson, before or after the change.',
  length: 'More than 40 characters go or come.',
  head: 'The change touches title, minutes, tracks or outcomes.',
  structure: 'The change touches paragraphs, headings, lists, tables or emphasis.',
  block: 'The change touches a block, a check or a text to copy.',
  link: 'The change touches a link or a picture.',
  number: 'The change touches a number, or what is counted.',
  unit: 'The change touches a unit or a time.',
  negation: 'The change touches a word that denies, limits or turns a sentence.',
  medicine: 'The change touches the name of a medicine.',
};
