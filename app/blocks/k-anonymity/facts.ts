export interface Column {
  id: string;
  label: string;
  /** Names of the levels, finest first. */
  levels: string[];
}

export interface Table {
  columns: Column[];
  /** Per row and column id the value at each level. */
  rows: Record<string, string[]>[];
}

/** Column id → level; the finest where a column is not named. */
export type Levels = Record<string, number>;

/** Rows that look alike in every column. */
export interface Group {
  /** One value per column. */
  values: string[];
  /** Numbers of its rows, from 1. */
  rows: number[];
}

export interface Facts {
  /** Smallest first, then by their first row. */
  groups: Group[];
  k: number;
  /** Rows that stand alone. */
  unique: number;
  rows: number;
  /** Groups at the finest levels. */
  groupsBefore: number;
  /** 1 − groups after / groups before, in whole percent. */
  loss: number;
}

/** k is the size of the smallest group; 0 where there is none. */
export function smallest(sizes: number[]): number {
  return sizes.length === 0 ? 0 : Math.min(...sizes);
}

export function factsAt(table: Table, levels: Levels): Facts {
  const groups = groupsAt(table, levels);
  const groupsBefore = groupsAt(table, {}).length;
  return {
    groups: groups.sort((a, b) => a.rows.length - b.rows.length || (a.rows[0] ?? 0) - (b.rows[0] ?? 0)),
    k: smallest(groups.map((group) => group.rows.length)),
    unique: groups.filter((group) => group.rows.length === 1).length,
    rows: table.rows.length,
    groupsBefore,
    loss: lossOf(groups.length, groupsBefore),
  };
}

export function lossOf(groupsAfter: number, groupsBefore: number): number {
  return groupsBefore === 0 ? 0 : Math.round((100 * (groupsBefore - groupsAfter)) / groupsBefore);
}

/** The least loss of all choices of levels that reach `target`; null where none does. */
export function leastLoss(table: Table, target: number): number | null {
  const losses = everyChoice(table.columns)
    .map((levels) => factsAt(table, levels))
    .filter(({ k }) => k >= target)
    .map(({ loss }) => loss);
  return losses.length === 0 ? null : Math.min(...losses);
}

function groupsAt({ columns, rows }: Table, levels: Levels): Group[] {
  const groups = new Map<string, Group>();
  for (const [index, row] of rows.entries()) {
    const values = columns.map(({ id }) => row[id]?.[levels[id] ?? 0] ?? '');
    const key = JSON.stringify(values);
    const group = groups.get(key);
    if (group) group.rows.push(index + 1);
    else groups.set(key, { values, rows: [index + 1] });
  }
  return [...groups.values()];
}

function everyChoice(columns: Column[]): Levels[] {
  return columns.reduce<Levels[]>(
    (choices, { id, levels }) => choices.flatMap((choice) => levels.map((_, level) => ({ ...choice, [id]: level }))),
    [{}],
  );
}
