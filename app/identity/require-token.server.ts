import { Refusal } from '#app/platform/refusal.ts';
import type { RequestArgs } from './require.server.ts';
import type { Program, TokenScope } from './token.ts';
import './request-context.ts';

/** The program of a request, if its token has this scope. A session is no token: what a browser sends along by itself opens nothing here. */
export async function requireToken({ context }: Pick<RequestArgs, 'context'>, scope: TokenScope): Promise<Program> {
  const reading = await context.token();
  if (reading.state === 'none') throw new Refusal('unauthenticated', 'identity.no-token');
  if (reading.state === 'waiting') {
    throw new Refusal('too-many', 'identity.token-too-often', { seconds: reading.seconds });
  }
  if (!reading.program.scopes.includes(scope)) throw new Refusal('forbidden', 'identity.token-scope', { scope });
  return reading.program;
}
