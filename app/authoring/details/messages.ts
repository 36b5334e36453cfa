import type { Track } from '#app/platform/track.ts';
import type { NamedOutcome } from './named-outcomes.ts';

const quoted = (texts: string[], most = 3): string => {
  const shown = texts.slice(0, most).map((text) => `“${text}”`);
  const more = texts.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
};

export const messages = {
  fields: {
    title: 'Title',
    minutes: 'Minutes',
    tracks: 'Tracks',
    outcomes: 'What this lesson teaches',
    summary: 'Summary',
    lang: 'Language',
    moduleOutcomes: 'Outcomes',
    moduleTracks: 'Tracks',
    perOutcome: 'Questions for each outcome',
    fullPercent: 'Pass mark of the quiz, in per cent',
    pretestPercent: 'Pass mark of the pre-test, in per cent',
    deltaDays: 'Days to learn what has changed',
    reviewBy: 'To be looked at again by',
    editionNumber: 'Number of the version',
    editionKind: 'What kind of version it is',
    editionReason: 'What changed, and why',
    redo: 'What has to be learnt again',
  },
  hints: {
    minutes: 'How long reading and the exercises take, from 1 to 60.',
    summary: 'One plain sentence for lists of modules.',
    moduleOutcomes:
      'What somebody can do afterwards. Each needs a lesson that teaches it and a question that asks for it.',
    outcomeId:
      'What lessons and questions call it: letters, digits and hyphens, such as LO-09. It stays once it is saved.',
    tracks: 'The lesson is read by whoever takes the module at this depth.',
    moduleTracks: 'The depths at which the module is offered.',
    perOutcome: 'At most so many are drawn for an attempt; safety questions always are.',
    pretestPercent: 'Whoever passes it before any lesson need not read what it asked for.',
    deltaDays: 'From the day on which a new version asks for something again.',
    reviewBy: 'It says when somebody should read the module against its sources. Empty: no day is set.',
    editionNumber: 'It holds for the version of this number alone.',
    redo: 'Only parts that were added or changed may be named.',
  },
  tracks: { foundation: 'Foundation', full: 'Full' } satisfies Record<Track, string>,
  minutesOf: {
    foundation: 'Minutes of the foundation track',
    full: 'Minutes of the full track',
  } satisfies Record<Track, string>,
  row: (n: number) => `Outcome ${n}`,
  text: 'What somebody can do',
  outcomeId: 'Short name',
  up: 'Move up',
  remove: 'Remove',
  addOutcome: 'Add an outcome',
  unknownOutcome: 'The module does not have it',
  edition: {
    title: 'For whoever loads the module as files',
    text: 'In the studio this is asked when the draft is published. A hospital that takes the module as a folder reads it from here.',
    kinds: {
      minor: 'Minor: nobody learns anything again',
      material: 'Material: whoever holds a certificate learns what changed',
    },
    all: 'Everything that was added or changed',
    these: 'Only these',
    items: 'Lessons, blocks and questions',
    gone: 'not in this module',
    add: 'Say what the next version is',
    remove: 'Take this out',
  },
  save: 'Save the details',
  none: 'None',
  minutesIn: (track: string, minutes: string) => `${track}: ${minutes} minutes`,
  editionIn: ({ number, kind, reason, again }: Record<'number' | 'kind' | 'reason' | 'again', string>) =>
    `Version ${number}, ${kind}: ${reason} To learn again: ${again}`,
  /** Of a field that the schema has words for that are not an author's. */
  wrong: {
    minutes: 'The minutes must be a whole number from 1 to 60.',
    tracks: 'Choose at least one track.',
    outcomes: 'Choose at least one outcome.',
    lang: 'Choose a language.',
    'minutes-foundation': 'The minutes of the foundation track must be a whole number from 1 to 600.',
    'minutes-full': 'The minutes of the full track must be a whole number from 1 to 600.',
    perOutcome: 'The questions for each outcome must be a whole number from 1 to 50.',
    fullPercent: 'The pass mark of the quiz must be a whole number from 1 to 100.',
    pretestPercent: 'The pass mark of the pre-test must be a whole number from 1 to 100.',
    deltaDays: 'The days to learn what has changed must be a whole number from 1 to 365.',
    reviewBy: 'Give a day such as 2027-05-23, or leave it empty.',
    editionNumber: 'The number of the version must be a whole number from 2 on.',
    editionKind: 'Choose minor or material.',
  } as Record<string, string>,
  unreadable: 'The text that these details stand in cannot be read by now. Mend it there first, then save these again.',
  noOutcomes: 'A module needs at least one outcome.',
  subjects: {
    title: 'The title',
    summary: 'The summary',
    editionReason: 'What changed, and why,',
  } as Record<string, string>,
  /** Where there is no field. */
  file: 'The text of this file',
  ofRow: (n: number) => `Outcome ${n}`,
  nameOfRow: (n: number) => `The short name of outcome ${n}`,
  stays: ({ id, lessons, questions }: NamedOutcome) => {
    const by = [
      ...(lessons.length > 0 ? [`the ${lessons.length === 1 ? 'lesson' : 'lessons'} ${quoted(lessons)}`] : []),
      ...(questions.length > 0
        ? [`the ${questions.length === 1 ? 'question' : 'questions'} ${quoted(questions)}`]
        : []),
    ];
    return `${id} cannot be removed while it is named by ${by.join(' and ')}. Choose another outcome there first.`;
  },
} as const;
