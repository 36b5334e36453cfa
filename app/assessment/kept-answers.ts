interface Kept {
  sequence: number;
  fields: [string, string][];
}

const prefix = 'acumen:answers:';
const keyOf = (person: string, attempt: string) => `${prefix}${person}:${attempt}`;

/** For a browser whose storage is full or forbidden: then an answer at least lives as long as the page. */
const memory = new Map<string, string>();

/** Answers of this window that the server has not confirmed yet, by position. Runs in a browser only. */
export function keptAnswers(person: string, attempt: string): Record<string, Kept> {
  return JSON.parse(read(keyOf(person, attempt)) ?? '{}');
}

/**
 * Keeps an answer under the next sequence number, above all that this window knows of: the server takes the newest, and the
 * clock of another computer may run ahead.
 */
export function keepAnswer(
  person: string,
  attempt: string,
  answer: { position: number; storedSequence: number; fields: [string, string][] },
): void {
  const all = keptAnswers(person, attempt);
  const { position, storedSequence, fields } = answer;
  const sequence = Math.max(Date.now(), storedSequence + 1, (all[position]?.sequence ?? 0) + 1);
  all[position] = { sequence, fields: [...fields, ['sequence', String(sequence)]] };
  write(person, attempt, all);
}

/** Drops an answer once it is stored, unless a newer one has been kept since. */
export function forgetAnswer(person: string, attempt: string, position: number, sequence: number): void {
  const all = keptAnswers(person, attempt);
  if (all[position]?.sequence !== sequence) return;
  delete all[position];
  write(person, attempt, all);
}

/** Nothing of one person stays in a browser for the next: neither answers nor other work, `acumen:<what>:<person>:…`. */
export function forgetAnswersOfOthers(person: string): void {
  const isOthers = (key: string) => key.startsWith('acumen:') && key.split(':')[2] !== person;
  for (const key of memory.keys()) if (isOthers(key)) memory.delete(key);
  try {
    for (const store of [sessionStorage, localStorage])
      for (const key of Object.keys(store)) if (isOthers(key)) store.removeItem(key);
  } catch {
    // Forbidden storage holds nothing.
  }
}

function read(key: string): string | null {
  try {
    return memory.get(key) ?? sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(person: string, attempt: string, all: Record<string, Kept>): void {
  const key = keyOf(person, attempt);
  const text = Object.keys(all).length === 0 ? null : JSON.stringify(all);
  memory.delete(key);
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    if (text !== null) memory.set(key, text);
  }
}
