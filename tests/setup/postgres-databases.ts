import pg from 'pg';
import { migrateToLatest } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import { databaseUrl, type PostgresServer, startPostgres } from './postgres.ts';

/** From this version a copy may be made from files, three times as fast as through the log. */
const CHOOSES_STRATEGY = 150_000;
const TEMPLATE = 'acumen_template';

/**
 * The databases of the test server. One that was given back is emptied and used again, since emptying takes a tenth of
 * the time of copying; a test that changes the schema must start from an empty database, which is dropped.
 */
export class PostgresDatabases {
  readonly #free: string[] = [];
  #made = 0;

  private constructor(
    readonly server: PostgresServer,
    readonly client: pg.Client,
    readonly copy: string,
  ) {}

  static async start(): Promise<PostgresDatabases> {
    const server = await startPostgres();
    try {
      const client = await connect(server.url);
      await client.query(`create database ${TEMPLATE}`);
      const opened = await openDatabase(databaseUrl(server.url, TEMPLATE));
      await migrateToLatest(opened.db, opened.engine);
      await opened.close();
      const { rows } = await client.query(`select current_setting('server_version_num')::int as version`);
      const strategy = rows[0].version >= CHOOSES_STRATEGY ? ' strategy file_copy' : '';
      return new PostgresDatabases(server, client, `template ${TEMPLATE}${strategy}`);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** The address of a migrated database without rows. */
  async take(): Promise<string> {
    return this.#free.pop() ?? this.create(this.copy);
  }

  async giveBack(address: string): Promise<void> {
    await emptyTables(address);
    this.#free.push(address);
  }

  async create(from = ''): Promise<string> {
    this.#made += 1;
    const name = `test_${this.#made}`;
    await this.client.query(`create database ${name} ${from}`);
    return databaseUrl(this.server.url, name);
  }

  async drop(address: string): Promise<void> {
    await this.client.query(`drop database ${new URL(address).pathname.slice(1)} with (force)`);
  }

  async stop(): Promise<void> {
    await this.client.end();
    await this.server.stop();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** In the role of a replica foreign keys are not checked, so that the order does not matter. */
async function emptyTables(address: string): Promise<void> {
  const client = await connect(address);
  await client.query(`
    select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid();
    set session_replication_role = replica;
    do $$
    declare name text;
    begin
      for name in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%' loop
        execute format('delete from %I', name);
      end loop;
    end $$`);
  await client.end();
}
