import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { addRule, type NewRule } from '#app/assignments/add-rule.server.ts';
import { getCurriculumMinutes } from '#app/assignments/get-curriculum-minutes.server.ts';
import { listOwing } from '#app/assignments/list-owing.server.ts';
import { getRule } from '#app/assignments/list-rules.server.ts';
import { isInForce } from '#app/assignments/rule.ts';
import { addDays, startOfDay, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { enqueueJob, listJobs } from '#app/platform/jobs.server.ts';
import type { Schema } from '#db/schema.ts';
import { assignCurricula } from './assign-curricula.server.ts';

/** Left by a new rule: those whom it is about on its first day are given the curriculum. */
export const applyRuleJob = 'record.apply-rule';

const Payload = z.object({ rule: z.string(), key: z.string(), after: z.string() });
const mostAtOnce = 500;

/** Adds a rule together with the job that applies it, at once or as its first day begins. Gives the rule's id. */
export async function startRule(
  tx: Transaction<Schema>,
  deps: Deps,
  rule: NewRule,
  by: string | null,
): Promise<string> {
  const id = await addRule(tx, deps, rule, by);
  const isLater = rule.fromOn > today(deps.zone, deps.now());
  const runAt = isLater ? startOfDay(deps.zone, rule.fromOn).toISOString() : undefined;
  await enqueue(tx, deps, { rule: id, key: deps.newId(), after: '' }, runAt);
  return id;
}

/**
 * Gives the next people by id what the rule gives them, and leaves the rest to the next job. Run again it changes nothing.
 * While a module of the curriculum is being revised it waits for the next day.
 */
export async function applyRule(
  db: Kysely<Schema>,
  deps: Deps,
  payload: unknown,
  pageSize = mostAtOnce,
): Promise<void> {
  const { rule: id, key, after } = Payload.parse(payload);
  const on = today(deps.zone, deps.now());
  const rule = await getRule(db, id);
  if (!rule || !isInForce(rule, on)) return;
  if ((await getCurriculumMinutes(db, rule.curriculum)) === null) {
    const tomorrow = startOfDay(deps.zone, addDays(on, 1)).toISOString();
    await db.transaction().execute((tx) => enqueue(tx, deps, { rule: id, key, after }, tomorrow));
    return;
  }
  const people = await listOwing(db, rule, { on, after, limit: pageSize });
  for (const personId of people) await assignCurricula(db, deps, { personId, key: `${key}/${personId}` });
  const last = people.at(-1);
  if (last === undefined || people.length < pageSize) return;
  await db.transaction().execute((tx) => enqueue(tx, deps, { rule: id, key, after: last }));
}

/** Rules whose job has not come to its end, those that begin later among them. */
export async function listUnappliedRules(db: Kysely<Schema>): Promise<Set<string>> {
  return new Set((await listJobs(db, applyRuleJob)).map((payload) => Payload.parse(payload).rule));
}

function enqueue(tx: Transaction<Schema>, deps: Deps, payload: z.infer<typeof Payload>, runAt?: string): Promise<void> {
  return enqueueJob(tx, deps, { kind: applyRuleJob, payload, runAt, dedupeKey: `${applyRuleJob}/${payload.rule}` });
}
