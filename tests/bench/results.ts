/** One line of `data/bench.json`. `against` is what the value may be at most, in the same unit. */
export interface Result {
  name: string;
  value: number;
  unit: string;
  against?: number;
}

/** The smallest value that at least this share of the values does not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Three significant digits and no more decimals than they need: 1234, 12.3, 0.123. */
export function inDigits(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
  return value.toPrecision(3);
}

/** What is said of one result while others are still to come. */
export function line({ name, value, unit, against }: Result): string {
  const target = against === undefined ? '' : value <= against ? ' (ok)' : ` (over ${inDigits(against)})`;
  return `${name}: ${inDigits(value)} ${unit}${target}`;
}

/** Aligned columns: name, value, unit and, where there is a target, whether it is kept. */
export function table(results: Result[]): string {
  const rows = results.map(({ name, value, unit, against }) => [
    name,
    inDigits(value),
    unit,
    against === undefined ? '' : `≤ ${inDigits(against)}`,
    against === undefined ? '' : value <= against ? 'ok' : 'over',
  ]);
  const head = ['', 'value', 'unit', 'target', ''];
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? title).length)));
  const inColumns = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 1 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(inColumns).join('\n');
}
