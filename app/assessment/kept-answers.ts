interface Kept {
  sequence: number;
  fields: [string, string][];
}

const prefix = 'acumen:answers:';
const keyOf = (person: string, attempt: string) => `${prefix}${person}:${attempt}`;

/** Answers of this window that the server has not confirmed yet, by position. Runs in a browser only. */
export function keptAnswers(person: string, attempt: string): Record<string, Kept> {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(person, attempt)) ?? '{}');
  } catch {
    return {};
  }
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

/** Nothing of one person stays in a window for the next. */
export function forgetAnswersOfOthers(person: string): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix) && !key.startsWith(`${prefix}${person}:`)) sessionStorage.removeItem(key);
  }
}

function write(person: string, attempt: string, all: Record<string, Kept>): void {
  if (Object.keys(all).length === 0) sessionStorage.removeItem(keyOf(person, attempt));
  else sessionStorage.setItem(keyOf(person, attempt), JSON.stringify(all));
}
