import { dontKnow } from './score.ts';

/** What stands in a sheet for one item; `level` null where nothing is chosen. */
export interface Entry {
  level: number | null;
  note: string;
}

export type Entries = Record<string, Entry>;

export const longestNote = 300;
/** From this level on a line of evidence is wanted. */
export const evidenceFrom = 4;

export const levelField = (item: string) => `level-${item}`;
export const noteField = (item: string) => `note-${item}`;

/**
 * The fields of a posted sheet for these items; null where a level is none. A note is cut to one line of at most
 * `longestNote` characters.
 */
export function readEntries(form: FormData, items: readonly { id: string }[]): Entries | null {
  const entries: Entries = {};
  for (const { id } of items) {
    const chosen = form.get(levelField(id));
    if (chosen !== null && !(typeof chosen === 'string' && /^[0-5]$/.test(chosen))) return null;
    const note = form.get(noteField(id));
    entries[id] = {
      level: chosen === null ? null : Number(chosen),
      note: typeof note === 'string' ? oneLine(note) : '',
    };
  }
  return entries;
}

export const unanswered = (entries: Entries): string[] =>
  Object.keys(entries).filter((id) => entries[id]?.level === null);

/** Items that were given a high level without a line of evidence. */
export const withoutEvidence = (entries: Entries): string[] =>
  Object.keys(entries).filter((id) => {
    const { level = dontKnow, note = '' } = entries[id] ?? {};
    return level !== null && level >= evidenceFrom && note === '';
  });

const oneLine = (text: string): string =>
  [
    ...text
      .normalize('NFC')
      .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ]
    .slice(0, longestNote)
    .join('');
