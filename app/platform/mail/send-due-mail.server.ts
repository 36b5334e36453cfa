import type { Kysely } from 'kysely';
import { skipLocked } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import { sha256hex } from '../canonical-json.ts';
import type { Deps } from '../deps.ts';
import { headerText, mailAddress } from './mail-address.ts';
import type { MailContent, MailRecipient, StoredMail } from './mail-content.ts';
import { writeMail } from './mail-template.ts';
import type { Delivery, MailTransport } from './mail-transport.ts';
import { isQuiet } from './quiet-hours.ts';

/** The message as it is today, or null where there is nothing left to say. */
export type RenderMail = (
  db: Kysely<Schema>,
  deps: Deps,
  mail: StoredMail,
) => Promise<{ to: MailRecipient; content: MailContent } | null>;

export interface MailOptions {
  transport: MailTransport;
  render: RenderMail;
  /** Address that mail comes from; its name is the organisation's. */
  from: string;
  /** Of the installation: its host name stands in every Message-ID. */
  origin: string;
  limit: number;
}

export interface MailRun {
  sent: number;
  /** Messages that nobody will get: `failed` for good, `dropped` because there was nothing left to say. */
  failed: number;
  dropped: number;
  /** To be tried again. */
  postponed: { id: string; tries: number; reason: string; error?: unknown }[];
  /** The mail server takes nothing at the moment. */
  serverDown: boolean;
}

interface ClaimedMail {
  id: string;
  key: string;
  to_person: string;
  kind: string;
  data: string;
  made_at: string;
  tries: number;
  leaseUntil: string;
}

const LEASE_MS = 5 * 60_000;
const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 60 * 60_000;
/** RFC 5321 §4.5.4.1: a mailbox that says "later" for so long is given up. */
const GIVE_UP_MS = 5 * 24 * 60 * 60_000;

/**
 * Sends what is due, oldest first, outside quiet hours. A message is leased before it is sent and marked after, so that a
 * crash in between sends it once more rather than never, under the same Message-ID. Several processes may do so at once.
 */
export async function sendDueMail(db: Kysely<Schema>, deps: Deps, options: MailOptions): Promise<MailRun> {
  const run: MailRun = { sent: 0, failed: 0, dropped: 0, postponed: [], serverDown: false };
  for (let count = 0; count < options.limit && !run.serverDown; count += 1) {
    const mail = isQuiet(deps.zone, deps.now()) ? null : await claimMail(db, deps);
    if (!mail) break;
    await finish(db, deps, mail, await deliver(db, deps, mail, options), run);
  }
  return run;
}

type Outcome = Delivery | { state: 'dropped'; reason: string } | { state: 'broken'; reason: string; error: unknown };

async function deliver(db: Kysely<Schema>, deps: Deps, mail: ClaimedMail, options: MailOptions): Promise<Outcome> {
  if (await isSuperseded(db, mail)) return { state: 'dropped', reason: 'superseded' };
  try {
    const stored = { toPerson: mail.to_person, kind: mail.kind, data: JSON.parse(mail.data) };
    const rendered = await options.render(db, deps, stored);
    if (!rendered) return { state: 'dropped', reason: 'nothing-to-say' };
    const { to, content } = rendered;
    if (to.address === null) return { state: 'refused', reason: 'no-address' };
    const address = mailAddress(to.address);
    if (address === null) return { state: 'refused', reason: 'bad-address' };
    return await options.transport.send({
      ...writeMail(content),
      messageId: messageIdOf(mail.key, options.origin),
      date: deps.now(),
      from: { name: headerText(deps.organisation.name), address: options.from },
      to: { name: headerText(to.name), address },
      subject: headerText(content.subject),
      attachments: content.attachments ?? [],
    });
  } catch (error) {
    return { state: 'broken', reason: 'broken', error };
  }
}

/** The same for every try of a message, so that mail programs can tell a repeat. */
export function messageIdOf(key: string, origin: string): string {
  return `<${sha256hex(key).slice(0, 40)}@${new URL(origin).hostname.replace(/[[\]:]/g, '')}>`;
}

/** Milliseconds to wait after the n-th try that came to nothing. */
export function mailDelay(tries: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** (tries - 1), LONGEST_DELAY_MS);
}

async function claimMail(db: Kysely<Schema>, deps: Deps): Promise<ClaimedMail | null> {
  const now = deps.now();
  // Asked without a transaction first: the usual answer is "nothing", and it must not wait for the writer.
  if (!(await waitingMail(db, now).executeTakeFirst())) return null;
  const leaseUntil = new Date(now.getTime() + LEASE_MS).toISOString();
  return db.transaction().execute(async (tx) => {
    const mail = await skipLocked(tx, waitingMail(tx, now)).executeTakeFirst();
    if (!mail) return null;
    const tries = mail.tries + 1;
    await tx.updateTable('outbox').set({ lease_until: leaseUntil, tries }).where('id', '=', mail.id).execute();
    return { ...mail, tries, leaseUntil };
  });
}

function waitingMail(db: Kysely<Schema>, now: Date) {
  const at = now.toISOString();
  return db
    .selectFrom('outbox')
    .select(['id', 'key', 'to_person', 'kind', 'data', 'made_at', 'tries'])
    .where('state', '=', 'waiting')
    .where('due_at', '<=', at)
    .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', at)]))
    .orderBy('due_at')
    .orderBy('id')
    .limit(1);
}

/** After days without a mail server the newest message of a kind says all that the older ones would. */
async function isSuperseded(db: Kysely<Schema>, { to_person, kind, made_at }: ClaimedMail): Promise<boolean> {
  const newer = await db
    .selectFrom('outbox')
    .select('id')
    .where('to_person', '=', to_person)
    .where('made_at', '>', made_at)
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return newer !== undefined;
}

async function finish(db: Kysely<Schema>, deps: Deps, mail: ClaimedMail, outcome: Outcome, run: MailRun) {
  const set = changeBy(deps, mail, outcome);
  await db
    .updateTable('outbox')
    .set({ ...set, lease_until: null })
    .where('id', '=', mail.id)
    .where('tries', '=', mail.tries)
    .where('lease_until', '=', mail.leaseUntil)
    .execute();
  if (outcome.state === 'later' && outcome.scope === 'server') run.serverDown = true;
  if ('state' in set) run[set.state] += 1;
  else run.postponed.push({ id: mail.id, tries: mail.tries, ...reasonOf(outcome) });
}

function changeBy(deps: Deps, mail: ClaimedMail, outcome: Outcome) {
  const now = deps.now();
  const end = { ended_at: now.toISOString(), reason: outcome.state === 'sent' ? null : outcome.reason };
  if (outcome.state === 'sent') return { state: 'sent' as const, ...end };
  // What is not said takes nobody's week.
  if (outcome.state === 'dropped') return { state: 'dropped' as const, week_on: null, ...end };
  const isGivenUp =
    outcome.state === 'later' && outcome.scope === 'recipient' && now.getTime() - Date.parse(mail.made_at) > GIVE_UP_MS;
  if (outcome.state === 'refused' || isGivenUp) return { state: 'failed' as const, ...end };
  return { due_at: new Date(now.getTime() + mailDelay(mail.tries)).toISOString(), reason: outcome.reason };
}

function reasonOf(outcome: Outcome) {
  if (outcome.state === 'sent') return { reason: '' };
  return { reason: outcome.reason, ...(outcome.state === 'broken' && { error: outcome.error }) };
}
