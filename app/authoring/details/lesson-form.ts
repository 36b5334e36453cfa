import type { Entry } from '../yaml/write-yaml.ts';
import { inStoredOrder, listOf, numberOf, textOf } from './field-values.ts';

/** The head of a lesson as fields. Of a translation there is only the title: the rest is its source's. */
export interface LessonForm {
  kind: 'lesson' | 'translation';
  title: string;
  minutes: string;
  tracks: string[];
  outcomes: string[];
}

export function lessonFormOf(kind: LessonForm['kind'], head: Record<string, unknown>): LessonForm {
  return {
    kind,
    title: textOf(head.title),
    minutes: textOf(head.minutes),
    tracks: listOf(head.tracks).map(textOf),
    outcomes: listOf(head.outcomes).map(textOf),
  };
}

/** The head that the form says. Of `stored` stays what the form has no field for; the id does. */
export function lessonEntryOf(form: LessonForm, stored: Record<string, unknown>): Entry {
  const { kind, title, minutes, tracks, outcomes } = form;
  if (kind === 'translation') return { ...(stored as Entry), title };
  return {
    ...(stored as Entry),
    title,
    minutes: numberOf(minutes),
    tracks: inStoredOrder(tracks, stored.tracks),
    outcomes: inStoredOrder(outcomes, stored.outcomes),
  };
}
