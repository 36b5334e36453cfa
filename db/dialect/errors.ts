interface DriverError {
  code: string;
  message: string;
  table: string;
  detail: string;
}

/** PostgreSQL classes of "not now": connection, resources, operator intervention. */
const PG_UNAVAILABLE = /^(08|53|57P)/;
const UNAVAILABLE = new Set([
  ...['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_LOCKED'],
  ...['ACUMEN_POOL_TIMEOUT', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE'],
]);

/**
 * A unique key was hit. `key` narrows it: a table (`people`) or its columns in the key's order
 * (`people(staff_number)`, `certificates(cycle_id, issue)`). A key over an expression is known by its table alone.
 */
export function isUniqueViolation(error: unknown, key?: string): boolean {
  const { code, message, table, detail } = driverError(error);
  if (code === 'SQLITE_CONSTRAINT') {
    const columns = /UNIQUE constraint failed: (.*)$/.exec(message)?.[1];
    return columns !== undefined && matches(key, ...sqliteKey(columns));
  }
  return code === '23505' && matches(key, table, /\(([^)]*)\)=/.exec(detail)?.[1] ?? '');
}

export function isForeignKeyViolation(error: unknown): boolean {
  const { code, message } = driverError(error);
  return code === '23503' || (code === 'SQLITE_CONSTRAINT' && message.includes('FOREIGN KEY constraint failed'));
}

/** The database cannot answer at the moment: locked, full, read-only, gone. A 503, and worth another try. */
export function isUnavailable(error: unknown): boolean {
  const { code } = driverError(error);
  return UNAVAILABLE.has(code) || (/^[0-9A-Z]{5}$/.test(code) && PG_UNAVAILABLE.test(code));
}

/** From `attempts.person_id, attempts.module_id`, or `index 'grants_once'`, whose name starts with its table's. */
function sqliteKey(failed: string): [table: string, columns: string] {
  const index = /^index '(.*)'$/.exec(failed)?.[1];
  if (index) return [index, ''];
  const pairs = failed.split(', ').map((column) => column.split('.'));
  return [pairs[0]?.[0] ?? '', pairs.map((pair) => pair[1]).join(', ')];
}

function matches(key: string | undefined, table: string, columns: string): boolean {
  if (key === undefined) return true;
  const [wantedTable, wantedColumns] = key.replace(/\)$/, '').split('(');
  const sameTable = table === wantedTable || table.startsWith(`${wantedTable}_`);
  return sameTable && (wantedColumns === undefined || plain(wantedColumns) === plain(columns));
}

function plain(columns: string): string {
  return columns.replace(/[\s"]/g, '');
}

function driverError(error: unknown): DriverError {
  const { code, message, table, detail } = (error ?? {}) as Record<string, unknown>;
  return { code: text(code), message: text(message), table: text(table), detail: text(detail) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
