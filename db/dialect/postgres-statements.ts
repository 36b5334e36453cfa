import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** On each connection; the server holds some ten kilobytes for each. */
const mostKept = 150;
const texts = new Set<string>();

/**
 * Lets PostgreSQL keep the plan of a statement (`preparedQuery`): to read and plan it costs more than to answer it. The plan is
 * then the same for all values, so this is for what is looked up by a key, and for nothing of which a part fills a page.
 */
export function keepStatement(text: string): void {
  texts.add(text);
}

/**
 * A pool whose connections keep those statements: by node-postgres a statement with a name is kept
 * (https://node-postgres.com/features/queries#prepared-statements).
 */
export function keepStatements(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client) ?? keepingClient(client);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function keepingClient(client: pg.PoolClient): PostgresPoolClient {
  const names = new StatementNames();
  const query = (text: string, values: unknown[]) => {
    const name = names.of(text);
    return name === null ? client.query(text, values) : client.query({ name, text, values });
  };
  // Nothing of ours asks for a cursor, the other thing that a query may be.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
}

/** The columns of such a statement change with the table, and the server then refuses what it has kept. */
const hasAllColumns = /(select|returning|,)\s+("?\w+"?\.)?\*/;

/** The names of what one connection keeps. */
export class StatementNames {
  readonly #names = new Map<string, string>();

  /** Null for a statement that is planned each time. */
  of(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (!texts.has(text) || this.#names.size >= mostKept || hasAllColumns.test(text)) return null;
    const name = `acumen_${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}
