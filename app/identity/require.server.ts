import { type AppLoadContext, redirect } from '@remix-run/node';
import { Refusal } from '#app/platform/refusal.ts';
import { type Actor, type Capability, can, type Scope } from './grants.ts';
import { loginPath } from './next-path.ts';
import './request-context.ts';
import type { SignedOut } from './signed-out.ts';

export interface RequestArgs {
  request: Request;
  context: AppLoadContext;
}

/** Who is signed in, or null. */
export async function optionalActor({ context }: Pick<RequestArgs, 'context'>): Promise<Actor | null> {
  const reading = await context.session();
  return reading.state === 'live' ? reading.actor : null;
}

/** Whose session this is, or was before it ran into a limit: enough to end sessions and to refuse forms of others, no more. */
export async function sessionOwner({ context }: Pick<RequestArgs, 'context'>): Promise<string | null> {
  const reading = await context.session();
  if (reading.state === 'live') return reading.actor.personId;
  return reading.state === 'ended' ? reading.personId : null;
}

/**
 * Who is signed in. Otherwise a page leads to sign-in and back; a form, and a page in a frame, is answered with 401 and a sign-in form that
 * carries what was typed, sealed for the person whose session ended.
 */
export async function requireActor(args: RequestArgs): Promise<Actor> {
  const actor = await optionalActor(args);
  if (actor) return actor;
  const { method, headers } = args.request;
  // The sign-in page may not stand in a frame, and the page around it is about to say what happened.
  const inFrame = headers.get('sec-fetch-dest') === 'iframe';
  if ((method === 'GET' || method === 'HEAD') && !inFrame) throw redirect(loginPath(args.context.path));
  throw Response.json(await signedOut(args), { status: 401 });
}

/** The actor, if they may do this here (see `can`); a 403 refusal otherwise. */
export async function requireCapability(
  args: RequestArgs,
  capability: Capability,
  scope?: Scope | 'somewhere',
): Promise<Actor> {
  const actor = await requireActor(args);
  if (!can(actor, capability, scope)) throw new Refusal('forbidden', 'identity.forbidden', { capability });
  return actor;
}

/** The actor, if they may do one of these things here (see `can`); a 403 refusal otherwise. */
export async function requireAnyOf(
  args: RequestArgs,
  capabilities: readonly Capability[],
  scope?: Scope | 'somewhere',
): Promise<Actor> {
  const actor = await requireActor(args);
  if (capabilities.some((capability) => can(actor, capability, scope))) return actor;
  throw new Refusal('forbidden', 'identity.forbidden', { capability: capabilities[0] ?? '' });
}

/** The actor, if they may do one of these things in any place at all; a 403 refusal otherwise. */
export const requireSomewhere = (args: RequestArgs, capabilities: readonly Capability[]): Promise<Actor> =>
  requireAnyOf(args, capabilities, 'somewhere');

/** Seconds until a session on a shared computer must end, for its warning; null for nobody or a computer of one's own. */
export async function getSharedSecondsLeft(
  { context }: Pick<RequestArgs, 'context'>,
  now: Date,
): Promise<number | null> {
  const reading = await context.session();
  if (reading.state !== 'live' || !reading.actor.shared) return null;
  return Math.max(Math.floor((Date.parse(reading.absoluteAt) - now.getTime()) / 1000), 0);
}

async function signedOut({ context }: Pick<RequestArgs, 'context'>): Promise<SignedOut> {
  const reading = await context.session();
  const resume = reading.state === 'ended' ? await keepForm({ context }, reading.personId) : null;
  return { kind: 'signed-out', next: context.path, resume };
}

async function keepForm({ context }: Pick<RequestArgs, 'context'>, personId: string): Promise<string | null> {
  // Files stay behind: they are chosen again in a moment, and would not fit.
  const fields = [...((await context.form()) ?? [])].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return fields.length === 0 ? null : context.sealForm({ personId, path: context.path, fields });
}
