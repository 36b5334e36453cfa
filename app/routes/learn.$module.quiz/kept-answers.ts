interface Kept {
  sequence: number;
  fields: [string, string][];
}

const prefix = 'acumen:answers:';
const keyOf = (person: string, attempt: string) => `${prefix}${person}:${attempt}`;

/** Answers of this window that the server has not confirmed yet, by position. */
export function keptAnswers(person: string, attempt: string): Record<string, Kept> {
  forgetOthers(person);
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(person, attempt)) ?? '{}');
  } catch {
    return {};
  }
}

/** Keeps an answer under the next sequence number; the server takes the newest. */
export function keep(person: string, attempt: string, position: number, fields: [string, string][]): void {
  const all = keptAnswers(person, attempt);
  const sequence = Math.max(Date.now(), (all[position]?.sequence ?? 0) + 1);
  all[position] = { sequence, fields: [...fields, ['sequence', String(sequence)]] };
  write(person, attempt, all);
}

/** Drops an answer once it is stored, unless a newer one has been kept since. */
export function forget(person: string, attempt: string, position: number, sequence: number): void {
  const all = keptAnswers(person, attempt);
  if (all[position]?.sequence !== sequence) return;
  delete all[position];
  write(person, attempt, all);
}

/** Nothing of one person stays for the next. */
function forgetOthers(person: string): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix) && !key.startsWith(`${prefix}${person}:`)) sessionStorage.removeItem(key);
  }
}

function write(person: string, attempt: string, all: Record<string, Kept>): void {
  if (Object.keys(all).length === 0) sessionStorage.removeItem(keyOf(person, attempt));
  else sessionStorage.setItem(keyOf(person, attempt), JSON.stringify(all));
}
