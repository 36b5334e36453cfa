import type { QueryResult } from 'kysely';
import sqlite3 from 'sqlite3';
import { bindAll } from './binding.ts';
import { FairPool } from './fair-pool.ts';
import { type StatementKind, statementKind } from './statement-kind.ts';

const CACHED_STATEMENTS = 400;

interface Prepared {
  statement: sqlite3.Statement;
  kind: StatementKind;
}

/** One native connection: its statements, prepared once each, run one at a time. The only importer of `sqlite3`. */
export class SqliteConnection {
  readonly #native: sqlite3.Database;
  readonly #turn = new FairPool([null]);
  /** In order of last use: the first entry is the one to drop. */
  readonly #prepared = new Map<string, Prepared>();

  private constructor(native: sqlite3.Database) {
    this.#native = native;
  }

  static open(file: string, mode: 'read' | 'write'): Promise<SqliteConnection> {
    const flags = mode === 'read' ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE;
    return new Promise((resolve, reject) => {
      const native: sqlite3.Database = new sqlite3.Database(file, flags, (error) => {
        if (error) reject(error);
        else resolve(new SqliteConnection(native));
      });
    });
  }

  /** Runs a script without parameters or results: pragmas and transaction control. */
  exec(sql: string): Promise<void> {
    return this.#turn.use(
      () => new Promise((resolve, reject) => this.#native.exec(sql, (error) => (error ? reject(error) : resolve()))),
    );
  }

  async query<R>(sql: string, parameters: readonly unknown[]): Promise<QueryResult<R>> {
    const bound = bindAll(parameters);
    await this.#turn.acquire();
    try {
      const prepared = await this.#prepare(sql);
      return prepared.kind.rows ? await all<R>(prepared, bound) : await run(prepared, bound);
    } catch (error) {
      await this.#forget(sql);
      throw explained(error, sql);
    } finally {
      this.#turn.release(null);
    }
  }

  async close(): Promise<void> {
    await this.#turn.acquire();
    for (const sql of [...this.#prepared.keys()]) await this.#forget(sql);
    await new Promise<void>((resolve, reject) => this.#native.close((error) => (error ? reject(error) : resolve())));
  }

  async #prepare(sql: string): Promise<Prepared> {
    const known = this.#prepared.get(sql);
    if (known) {
      this.#prepared.delete(sql);
      this.#prepared.set(sql, known);
      return known;
    }
    const oldest = this.#prepared.size >= CACHED_STATEMENTS ? this.#prepared.keys().next().value : undefined;
    if (oldest !== undefined) await this.#forget(oldest);
    const prepared = { statement: await prepare(this.#native, sql), kind: statementKind(sql) };
    this.#prepared.set(sql, prepared);
    return prepared;
  }

  async #forget(sql: string): Promise<void> {
    const prepared = this.#prepared.get(sql);
    if (!prepared) return;
    this.#prepared.delete(sql);
    await new Promise<void>((resolve) => prepared.statement.finalize(() => resolve()));
  }
}

function prepare(native: sqlite3.Database, sql: string): Promise<sqlite3.Statement> {
  return new Promise((resolve, reject) => {
    const statement: sqlite3.Statement = native.prepare(sql, (error: Error | null) =>
      error ? reject(error) : resolve(statement),
    );
  });
}

function all<R>({ statement, kind }: Prepared, parameters: unknown[]): Promise<QueryResult<R>> {
  return new Promise((resolve, reject) =>
    statement.all<R>(parameters, (error, rows) => {
      if (error) reject(error);
      else resolve(kind.reads ? { rows } : { rows, numAffectedRows: BigInt(rows.length) });
    }),
  );
}

function run<R>({ statement }: Prepared, parameters: unknown[]): Promise<QueryResult<R>> {
  return new Promise((resolve, reject) =>
    statement.run(parameters, function (error) {
      if (error) reject(error);
      else resolve({ rows: [], numAffectedRows: BigInt(this.changes), insertId: BigInt(this.lastID) });
    }),
  );
}

/** The driver's errors carry neither the statement nor the caller: both are added here. Parameters are not. */
function explained(error: unknown, sql: string): unknown {
  if (error instanceof Error)
    error.stack = `${error.stack}\n    in: ${sql}\n${new Error().stack?.split('\n').slice(2).join('\n')}`;
  return error;
}
