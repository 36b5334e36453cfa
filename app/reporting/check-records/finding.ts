export type Scalar = string | number | null;

/** Something stored that the record does not bear out. */
export interface Finding {
  table: string;
  /** Key of the row, as `column=value` pairs. */
  key: string;
  /** Whose record it is; null for content. */
  person: string | null;
  stored: string;
  expected: string;
  /** Events that explain what is expected. */
  seqs: number[];
  /** The finding in plain words. */
  message: string;
}

export interface ExpectedRow {
  key: string;
  values: Record<string, Scalar>;
  seqs: number[];
  /** True where the row may be absent, because it can be erased. */
  optional?: boolean;
}

export interface StoredRow {
  key: string;
  values: Record<string, Scalar>;
}

/** What a table should hold for somebody against what it holds: every missing, unaccounted and differing row. */
export function compareRows(
  table: string,
  person: string | null,
  expected: ExpectedRow[],
  stored: StoredRow[],
): Finding[] {
  const byKey = new Map(stored.map((row) => [row.key, row]));
  const known = new Set(expected.map((row) => row.key));
  return [
    ...expected.flatMap((row) => {
      const found = byKey.get(row.key);
      if (found) return differing(table, person, row, found);
      return row.optional ? [] : [missing(table, person, row)];
    }),
    ...stored.filter((row) => !known.has(row.key)).map((row) => unaccounted(table, person, row)),
  ];
}

function missing(table: string, person: string | null, { key, values, seqs }: ExpectedRow): Finding {
  const expected = inWords(values);
  const message = `${table}: the row ${key} is missing. It should say ${expected}${because(seqs)}.`;
  return { table, key, person, stored: 'nothing', expected, seqs, message };
}

function unaccounted(table: string, person: string | null, { key, values }: StoredRow): Finding {
  const stored = inWords(values);
  const message = `${table}: the row ${key} says ${stored}, and nothing in the record accounts for it.`;
  return { table, key, person, stored, expected: 'nothing', seqs: [], message };
}

function differing(table: string, person: string | null, row: ExpectedRow, found: StoredRow): Finding[] {
  const columns = Object.keys(row.values).filter((column) => row.values[column] !== found.values[column]);
  if (columns.length === 0) return [];
  const pick = (values: Record<string, Scalar>) =>
    inWords(Object.fromEntries(columns.map((column) => [column, values[column] ?? null])));
  const stored = pick(found.values);
  const expected = pick(row.values);
  const message = `${table}: the row ${row.key} says ${stored}; it should say ${expected}${because(row.seqs)}.`;
  return [{ table, key: row.key, person, stored, expected, seqs: row.seqs, message }];
}

/** A finding that is about one value, in its own words. */
export function finding(
  about: Pick<Finding, 'table' | 'key' | 'stored' | 'expected'> & Partial<Pick<Finding, 'person' | 'seqs'>>,
  sentence: string,
): Finding {
  const { table, key, person = null, seqs = [] } = about;
  return { ...about, person, seqs, message: `${table}: ${key}: ${sentence}${because(seqs)}.` };
}

function because(seqs: number[]): string {
  if (seqs.length === 0) return '';
  const list = seqs.toSorted((a, b) => a - b).join(', ');
  return seqs.length === 1 ? ` (event ${list})` : ` (events ${list})`;
}

const inWords = (values: Record<string, Scalar>): string =>
  Object.entries(values)
    .map(([column, value]) => `${column} ${value === null ? 'empty' : JSON.stringify(value)}`)
    .join(', ');

export const keyOf = (parts: Record<string, Scalar>): string =>
  Object.entries(parts)
    .map(([column, value]) => `${column}=${value}`)
    .join(' ');

/** Part of a row as scalars, for comparison. */
export function columns<T extends object, K extends keyof T & string>(row: T, names: readonly K[]): Record<K, Scalar> {
  return Object.fromEntries(names.map((name) => [name, row[name] as Scalar])) as Record<K, Scalar>;
}
