import type { Kysely } from 'kysely';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import { sha256hex } from '#app/platform/canonical-json.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { limitsOf, sessionEnd } from '../session-limits.ts';
import { getSessionRow, type SessionRow } from './session-row.server.ts';

declare module 'lucia' {
  interface Register {
    DatabaseSessionAttributes: { signInId: string; shared: boolean };
  }
}

/** A form that is posted after its session ended still has to know whose it was, for this long. */
const KEPT_AFTER_END = 24 * 60 * 60_000;

/**
 * Lucia's view of `sessions`, made anew for each call. Lucia hands over the presented token everywhere: the table knows
 * only its hash. Lucia reads the real clock: instants go through as distances from ours. Absolute and idle limits are ours.
 */
export class SessionAdapter implements Adapter {
  /** What the last read found: Lucia answers only whether it is good. */
  row: SessionRow | null = null;

  constructor(
    private readonly db: Kysely<Schema>,
    private readonly deps: Deps,
  ) {}

  async getSessionAndUser(token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const row = await getSessionRow(this.db, this.deps, sha256hex(token));
    this.row = row;
    // A session that ran into a limit is kept from Lucia, which would delete it: it still says whose a late form is.
    if (!row || this.deps.now().getTime() >= Math.min(sessionEnd(row), Date.parse(row.expiresAt))) return [null, null];
    const session = {
      id: token,
      userId: row.personId,
      expiresAt: this.toReal(row.expiresAt),
      attributes: { signInId: row.signInId, shared: row.shared },
    };
    return [session, row.active ? { id: row.personId, attributes: {} } : null];
  }

  async setSession({ id, expiresAt, attributes }: DatabaseSession): Promise<void> {
    const now = this.deps.now();
    await this.db
      .insertInto('sessions')
      .values({
        id_hash: sha256hex(id),
        sign_in_id: attributes.signInId,
        expires_at: this.fromReal(expiresAt),
        absolute_at: new Date(now.getTime() + limitsOf(attributes.shared).absolute).toISOString(),
        seen_at: now.toISOString(),
        shared: attributes.shared ? 1 : 0,
      })
      .execute();
  }

  async updateSessionExpiration(token: string, expiresAt: Date): Promise<void> {
    await this.db
      .updateTable('sessions')
      .set({ expires_at: this.fromReal(expiresAt) })
      .where('id_hash', '=', sha256hex(token))
      .execute();
  }

  async deleteSession(token: string): Promise<void> {
    await this.db.deleteFrom('sessions').where('id_hash', '=', sha256hex(token)).execute();
  }

  async deleteUserSessions(personId: string): Promise<void> {
    const own = this.db.selectFrom('sign_ins').select('id').where('person_id', '=', personId);
    await this.db.deleteFrom('sessions').where('sign_in_id', 'in', own).execute();
  }

  async deleteExpiredSessions(): Promise<void> {
    const before = new Date(this.deps.now().getTime() - KEPT_AFTER_END).toISOString();
    await this.db.deleteFrom('sessions').where('expires_at', '<', before).execute();
  }

  async getUserSessions(): Promise<DatabaseSession[]> {
    throw new Error('a token cannot be listed: only its hash is stored');
  }

  private toReal(at: string): Date {
    return new Date(Date.now() + Date.parse(at) - this.deps.now().getTime());
  }

  private fromReal(at: Date): string {
    return new Date(this.deps.now().getTime() + at.getTime() - Date.now()).toISOString();
  }
}
