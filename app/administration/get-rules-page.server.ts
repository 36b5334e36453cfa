import type { Kysely } from 'kysely';
import { countReached } from '#app/assignments/list-owing.server.ts';
import { listRules } from '#app/assignments/list-rules.server.ts';
import { isInForce, type StoredRule, type Who } from '#app/assignments/rule.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { listUnappliedRules } from '#app/record/apply-rule.server.ts';
import type { Schema } from '#db/schema.ts';
import { lastDay } from './day.ts';
import { wordRules } from './word-rules.server.ts';

/** Every rule: those in force or still to begin, then those that have ended. */
export async function getRulesPage(db: Kysely<Schema>, deps: Deps) {
  const on = today(deps.zone, deps.now());
  const rules = await listRules(db);
  const words = await wordRules(db, rules, on);
  const unapplied = await listUnappliedRules(db);
  const people = await reachOf(db, rules, on);
  const rows = rules
    .map((rule) => ({
      id: rule.id,
      title: words.title(rule),
      sentence: words.sentence(rule),
      /** Null for one that is not in force. */
      people: isInForce(rule, on) ? (people.get(keyOf(rule.who)) ?? 0) : null,
      state: stateOf(rule, on, unapplied),
      fromContent: rule.madeBy === null,
    }))
    .toSorted((a, b) => (a.title === b.title ? 0 : a.title < b.title ? -1 : 1));
  return {
    open: rows.filter(({ state }) => state !== 'ended'),
    ended: rows.filter(({ state }) => state === 'ended'),
  };
}

/** One rule, whom it reaches, and what its end would leave. */
export async function getRulePage(db: Kysely<Schema>, deps: Deps, ruleId: string) {
  const on = today(deps.zone, deps.now());
  const rules = await listRules(db);
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule) throw new Refusal('not-found', 'assignments.no-such-rule');
  const others = rules.filter(
    (each) => each.curriculum === rule.curriculum && each.id !== rule.id && isInForce(each, on),
  );
  const words = await wordRules(db, [rule, ...others], on);
  const [people = 0] = await countReached(db, [rule.who], on);
  const { n: open } = await db
    .selectFrom('cycles')
    .select((all) => all.fn.countAll<number>().as('n'))
    .where('curriculum_id', '=', rule.curriculum)
    .where('rule_id', '=', rule.id)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return {
    id: rule.id,
    title: words.title(rule),
    sentence: words.sentence(rule),
    state: stateOf(rule, on, await listUnappliedRules(db)),
    fromContent: rule.madeBy === null,
    fromOn: rule.fromOn,
    lastOn: rule.untilOn === null ? null : lastDay(rule.untilOn),
    revision: rule.revision,
    people,
    open,
    others: others.map((each) => ({ id: each.id, sentence: words.sentence(each) })),
    today: on,
    operationKey: deps.newToken(),
  };
}

export type RuleState = 'later' | 'applying' | 'in-force' | 'ended';

function stateOf(rule: StoredRule, on: CalendarDate, unapplied: Set<string>): RuleState {
  if (rule.untilOn !== null && rule.untilOn <= on) return 'ended';
  if (rule.fromOn > on) return 'later';
  return unapplied.has(rule.id) ? 'applying' : 'in-force';
}

/** Rules for the same people are counted once. */
async function reachOf(db: Kysely<Schema>, rules: StoredRule[], on: CalendarDate): Promise<Map<string, number>> {
  const inForce = rules.filter((rule) => isInForce(rule, on));
  const whos = [...new Map(inForce.map(({ who }) => [keyOf(who), who])).values()];
  const counts = await countReached(db, whos, on);
  return new Map(whos.map((who, index) => [keyOf(who), counts[index] ?? 0]));
}

const keyOf = (who: Who) => (who.kind === 'everyone' ? who.kind : `${who.kind}:${who.id}`);
