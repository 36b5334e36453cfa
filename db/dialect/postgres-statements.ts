import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** On each connection; the server holds some ten kilobytes for each, and the rest is planned each time. */
const mostKept = 150;
const mostCounted = 2000;
/** The use of a statement from which on it is kept. */
const often = 2;

/**
 * A pool whose connections let the server keep what is asked often: to read and plan a statement costs it more than to answer
 * it. By node-postgres a statement with a name is kept (https://node-postgres.com/features/queries#prepared-statements).
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

/** Which statements of a connection have a name. */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #uses = new Map<string, number>();

  /** Null for one that is not to be kept. */
  of(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= mostKept || hasAllColumns.test(text)) return null;
    const uses = (this.#uses.get(text) ?? 0) + 1;
    if (uses < often) {
      if (this.#uses.size >= mostCounted) this.#uses.clear();
      this.#uses.set(text, uses);
      return null;
    }
    this.#uses.delete(text);
    const name = `acumen_${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}
