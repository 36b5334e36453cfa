import type { Kysely } from 'kysely';
import { Cookie, Lucia, TimeSpan } from 'lucia';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { sessionLimits } from '../session-limits.ts';
import { SessionAdapter } from './session-adapter.server.ts';

/**
 * Lucia prolongs a session in the second half of its life, so a life of twice the longest idle limit never ends a session
 * before that limit does.
 */
const life = new TimeSpan(2 * sessionLimits.own.idle, 'ms');

export function openLucia(db: Kysely<Schema>, deps: Deps) {
  const adapter = new SessionAdapter(db, deps);
  return { lucia: new Lucia(adapter, { sessionExpiresIn: life }), adapter };
}

/** `maxAge` in seconds. */
export function serializeCookie(name: string, value: string, options: { secure: boolean; maxAge?: number }): string {
  return new Cookie(name, value, { httpOnly: true, sameSite: 'lax', path: '/', ...options }).serialize();
}
