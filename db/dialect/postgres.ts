import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import pg from 'pg';
import { bindAllOnPostgres } from './binding.ts';
import { keepStatements } from './postgres-statements.ts';
import { TransactionState } from './transaction-state.ts';

const INT8 = 20;
const NUMERIC = 1700;

export interface PostgresOptions {
  url: string;
  connections?: number;
}

/** PostgreSQL through `pg`, with the parameter rules and transaction rules of the SQLite dialect. */
export class PostgresDialect implements Dialect {
  constructor(readonly options: PostgresOptions) {}

  createAdapter(): DialectAdapter {
    return new PostgresAdapter();
  }
  createDriver(): Driver {
    return new CheckedPostgresDriver(openPool(this.options));
  }
  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new PostgresIntrospector(db);
  }
  createQueryCompiler(): QueryCompiler {
    return new PostgresQueryCompiler();
  }
}

function openPool({ url, connections = 10 }: PostgresOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 20_000,
    application_name: 'acumen',
    types: { getTypeParser: typeParser },
  });
  // An idle connection that the server ends is dropped by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

/** `count` and `sum` come as int8 and numeric, which pg hands over as text. */
function typeParser(oid: number, format?: 'text' | 'binary') {
  if (format !== 'binary' && (oid === INT8 || oid === NUMERIC)) return Number;
  return pg.types.getTypeParser(oid, format ?? 'text');
}

class CheckedPostgresDriver implements Driver {
  readonly #inner: PostgresDriver;

  constructor(pool: pg.Pool) {
    this.#inner = new PostgresDriver({ pool: keepStatements(pool) });
  }

  init(): Promise<void> {
    return this.#inner.init();
  }
  async acquireConnection(): Promise<CheckedConnection> {
    return new CheckedConnection((await this.#inner.acquireConnection()) as InnerConnection);
  }
  async beginTransaction(connection: CheckedConnection, settings: TransactionSettings): Promise<void> {
    await this.#inner.beginTransaction(connection.inner, settings);
    connection.transaction = new TransactionState();
  }
  async commitTransaction(connection: CheckedConnection): Promise<void> {
    connection.transaction?.assertSound();
    await this.#inner.commitTransaction(connection.inner);
    connection.transaction = null;
  }
  /** A connection that broke has rolled back by itself; its error must not hide the one that led here. */
  async rollbackTransaction(connection: CheckedConnection): Promise<void> {
    connection.transaction = null;
    await this.#inner.rollbackTransaction(connection.inner).catch(() => {});
  }
  savepoint(connection: CheckedConnection, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    return connection.guard(() => this.#inner.savepoint(connection.inner, name, compile));
  }
  async rollbackToSavepoint(
    connection: CheckedConnection,
    name: string,
    compile: QueryCompiler['compileQuery'],
  ): Promise<void> {
    await this.#inner.rollbackToSavepoint(connection.inner, name, compile);
    connection.transaction?.recover();
  }
  releaseSavepoint(connection: CheckedConnection, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    return connection.guard(() => this.#inner.releaseSavepoint(connection.inner, name, compile));
  }
  releaseConnection(connection: CheckedConnection): Promise<void> {
    return this.#inner.releaseConnection(connection.inner);
  }
  destroy(): Promise<void> {
    return this.#inner.destroy();
  }
}

type InnerConnection = Parameters<PostgresDriver['releaseConnection']>[0];

class CheckedConnection implements DatabaseConnection {
  transaction: TransactionState | null = null;

  constructor(readonly inner: InnerConnection) {}

  guard<R>(work: () => Promise<R>): Promise<R> {
    return this.transaction ? this.transaction.guard(work) : work();
  }
  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.guard(() => this.inner.executeQuery<R>(checked(query)));
  }
  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(checked(query), chunkSize);
  }
}

function checked(query: CompiledQuery): CompiledQuery {
  return { ...query, parameters: bindAllOnPostgres(query.parameters) };
}
