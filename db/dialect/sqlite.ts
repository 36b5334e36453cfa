import { setTimeout } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import { FairPool } from './fair-pool.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { statementKind } from './statement-kind.ts';
import { TransactionState } from './transaction-state.ts';

export interface SqliteOptions {
  file: string;
  readers?: number;
  /** False only for throw-away databases: commits do not wait for the disk. */
  durable?: boolean;
  /** How long a statement waits for another process's lock, and a caller for a connection. */
  waitMs?: number;
}

/** SQLite in one file: one writer, several read-only readers, write-ahead log, foreign keys on. */
export class SqliteDialect implements Dialect {
  constructor(readonly options: SqliteOptions) {}

  createAdapter(): DialectAdapter {
    return new TransactionalSqliteAdapter();
  }
  createDriver(): Driver {
    return new SqliteDriver(this.options);
  }
  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }
}

/** SQLite rolls DDL back like any other write, so a migration that fails leaves nothing. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

interface Pools {
  writer: FairPool<SqliteConnection>;
  readers: FairPool<SqliteConnection>;
}

class SqliteDriver implements Driver {
  readonly #options: Required<SqliteOptions>;
  #pools: Pools | null = null;

  constructor(options: SqliteOptions) {
    this.#options = { readers: 3, durable: true, waitMs: 20_000, ...options };
  }

  async init(): Promise<void> {
    const opened: SqliteConnection[] = [];
    try {
      // The writer first: it creates the file and switches it to the write-ahead log.
      for (let n = 0; n <= this.#options.readers; n += 1) {
        const mode = n === 0 ? 'write' : 'read';
        const connection = await SqliteConnection.open(this.#options.file, mode);
        opened.push(connection);
        await settle(connection, pragmas(mode, this.#options), this.#options.waitMs);
      }
    } catch (error) {
      for (const connection of opened) await connection.close();
      throw error;
    }
    this.#pools = {
      writer: new FairPool(opened.slice(0, 1), this.#options.waitMs),
      readers: new FairPool(opened.slice(1), this.#options.waitMs),
    };
  }

  async acquireConnection(): Promise<Lease> {
    if (!this.#pools) throw new Error('the database is closed');
    return new Lease(this.#pools);
  }
  beginTransaction(lease: Lease, settings: TransactionSettings): Promise<void> {
    return lease.begin(settings.accessMode === 'read only' ? 'read' : 'write');
  }
  commitTransaction(lease: Lease): Promise<void> {
    return lease.commit();
  }
  rollbackTransaction(lease: Lease): Promise<void> {
    return lease.rollback();
  }
  savepoint(lease: Lease, name: string): Promise<void> {
    return lease.control(`savepoint ${quoted(name)}`);
  }
  rollbackToSavepoint(lease: Lease, name: string): Promise<void> {
    return lease.control(`rollback to ${quoted(name)}`, 'recovers');
  }
  releaseSavepoint(lease: Lease, name: string): Promise<void> {
    return lease.control(`release ${quoted(name)}`);
  }
  async releaseConnection(lease: Lease): Promise<void> {
    await lease.rollback();
  }

  /** Waits for running queries and transactions. Readers close first, so that the writer, last, folds the log in. */
  async destroy(): Promise<void> {
    const pools = this.#pools;
    this.#pools = null;
    if (!pools) return;
    const [writers, readers] = await Promise.all([pools.writer.drain(), pools.readers.drain()]);
    for (const connection of [...readers, ...writers]) await connection.close();
  }
}

/**
 * What Kysely takes for a connection. Outside a transaction each statement picks its own: a select any free reader,
 * everything else the writer. A transaction holds one connection from `begin` to its end.
 */
class Lease implements DatabaseConnection {
  #held: { connection: SqliteConnection; pool: FairPool<SqliteConnection>; state: TransactionState } | null = null;

  constructor(readonly pools: Pools) {}

  async executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
    const kind = SelectQueryNode.is(query) ? { reads: true, control: false } : statementKind(sql);
    if (kind.control) throw new Error(`use Kysely's transaction() instead of sending: ${sql}`);
    const held = this.#held;
    if (held) return held.state.guard(() => held.connection.query<R>(sql, parameters));
    const pool = kind.reads ? this.pools.readers : this.pools.writer;
    return pool.use((connection) => connection.query<R>(sql, parameters));
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  async begin(mode: 'read' | 'write'): Promise<void> {
    const pool = mode === 'read' ? this.pools.readers : this.pools.writer;
    const connection = await pool.acquire();
    try {
      await connection.exec(mode === 'read' ? 'begin' : 'begin immediate');
    } catch (error) {
      pool.release(connection);
      throw error;
    }
    this.#held = { connection, pool, state: new TransactionState() };
  }

  async commit(): Promise<void> {
    this.#held?.state.assertSound();
    await this.#held?.connection.exec('commit');
    this.#letGo();
  }

  /** Also after an error that made SQLite roll back by itself, and where nothing was begun. */
  async rollback(): Promise<void> {
    try {
      await this.#held?.connection.exec('rollback');
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
    } finally {
      this.#letGo();
    }
  }

  async control(sql: string, effect?: 'recovers'): Promise<void> {
    const held = this.#held;
    if (!held) throw new Error(`outside a transaction: ${sql}`);
    if (effect === 'recovers') {
      await held.connection.exec(sql);
      held.state.recover();
    } else {
      await held.state.guard(() => held.connection.exec(sql));
    }
  }

  #letGo(): void {
    const held = this.#held;
    this.#held = null;
    held?.pool.release(held.connection);
  }
}

const pauseMs = 20;

/** A new file that several processes switch to the write-ahead log at once is busy for all but one, and SQLite does not wait there. */
async function settle(connection: SqliteConnection, sql: string, waitMs: number): Promise<void> {
  const until = Date.now() + waitMs;
  for (;;) {
    try {
      return await connection.exec(sql);
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY' || Date.now() >= until) throw error;
      await setTimeout(pauseMs);
    }
  }
}

/**
 * The file is not mapped into memory: a reader lets go of the whole map after each commit of the writer, and to map it anew cost
 * more than all that its statements did.
 */
function pragmas(mode: 'read' | 'write', options: Required<SqliteOptions>): string {
  const common = `pragma busy_timeout = ${options.waitMs}; pragma cache_size = -16384;
    pragma temp_store = memory; pragma trusted_schema = off; pragma foreign_keys = on;`;
  if (mode === 'read') return `${common} pragma query_only = on;`;
  return `${common} pragma journal_mode = wal; pragma synchronous = ${options.durable ? 'full' : 'off'};
    pragma journal_size_limit = 67108864;`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
