import type { Transaction } from 'kysely';
import type { LockedRecord } from '#app/events/lock-record.server.ts';
import { isAct } from '#app/events/vocabulary.ts';
import { loadFacts } from '#app/learning/load-facts.server.ts';
import type { LearningChange } from '#app/learning/project-learning.server.ts';
import type { LearningStep } from '#app/learning/replay-learning.ts';
import { versionsExamined, versionsNamedBy } from '#app/learning/version-refs.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import type { CycleState, TargetState } from './cycle.ts';
import type { Cycles } from './fold-cycles.ts';
import { loadCurricula } from './load-curricula.server.ts';
import { listCycles } from './load-cycles.server.ts';
import { refreshStandings } from './refresh-standings.server.ts';
import { type CycleRules, stepCycles } from './settle-cycles.ts';
import { type TargetEvidence, targetEvidence } from './target-met.ts';
import { writeCycles } from './write-cycles.server.ts';

/** A cycle that this operation fulfilled, and by what each of its targets was met. */
export interface FulfilledCycle {
  cycle: CycleState;
  targets: { target: TargetState; evidence: TargetEvidence; on: string }[];
}

/** Brings cycles, targets and standings up to the events of the operation; tells which cycles they fulfilled. */
export async function projectAssignments(
  tx: Transaction<Schema>,
  deps: Deps,
  locked: LockedRecord,
  learning: LearningChange,
): Promise<FulfilledCycle[]> {
  const stored = await listCycles(tx, locked.personId);
  const before = learning.reach === 'whole' ? [] : stored;
  const rules = await loadRules(tx, learning, before);
  const { cycles, fulfilled } = stepThrough(before, learning.steps, rules);
  await writeCycles(tx, locked.personId, before, cycles, rules.curriculumOf);
  await refreshStandings(tx, deps, locked.personId, { cycles, lastActAt: lastActAt(locked) });
  const open = new Set(stored.filter((cycle) => cycle.state === 'open').map((cycle) => cycle.id));
  const isKnown = new Set(stored.map((cycle) => cycle.id));
  const news = fulfilled.filter(({ cycle }) => open.has(cycle.id) || !isKnown.has(cycle.id));
  const described: FulfilledCycle[] = [];
  for (const { cycle, step } of news) {
    described.push(await describe(tx, locked.personId, cycle, step, learning, rules));
  }
  return described;
}

async function loadRules(tx: Transaction<Schema>, learning: LearningChange, before: Cycles): Promise<CycleRules> {
  const events = learning.steps.map((step) => step.event);
  const targets = before
    .filter((cycle) => cycle.state === 'open')
    .flatMap((cycle) => cycle.targets.map(({ module, version }) => ({ module, version })));
  const refs = [...targets, ...versionsNamedBy(events), ...versionsExamined(learning.state.progress)];
  const opened = events.flatMap((event) => (event.verb === 'cycle.opened' ? [event.body] : []));
  return {
    factsOf: await loadFacts(tx, refs),
    curriculumOf: await loadCurricula(
      tx,
      [...before, ...opened].map((cycle) => cycle.curriculum),
    ),
  };
}

function stepThrough(before: Cycles, steps: LearningStep[], rules: CycleRules) {
  const fulfilled: { cycle: CycleState; step: LearningStep }[] = [];
  let cycles = before;
  for (const step of steps) {
    const next = stepCycles(cycles, step, rules);
    const done = new Set(cycles.filter((cycle) => cycle.state === 'fulfilled').map((cycle) => cycle.id));
    for (const cycle of next) {
      if (cycle.state === 'fulfilled' && !done.has(cycle.id)) fulfilled.push({ cycle, step });
    }
    cycles = next;
  }
  return { cycles, fulfilled };
}

async function describe(
  tx: Transaction<Schema>,
  personId: string,
  cycle: CycleState,
  step: LearningStep,
  learning: LearningChange,
  rules: CycleRules,
): Promise<FulfilledCycle> {
  const targets: FulfilledCycle['targets'] = [];
  for (const target of cycle.targets) {
    const evidence = targetEvidence(step.progress, { ...cycle, state: 'open' }, target, rules.factsOf);
    if (!evidence) throw new Error(`cycle ${cycle.id} is fulfilled without ${target.module}`);
    targets.push({ target, evidence, on: await dateOf(tx, personId, evidence.seq, learning, step) });
  }
  return { cycle, targets };
}

/** The day of the act that an evidence rests on; of the fulfilling event where it rests on none. */
async function dateOf(
  tx: Transaction<Schema>,
  personId: string,
  seq: number,
  learning: LearningChange,
  step: LearningStep,
): Promise<string> {
  const here = learning.steps.find(({ event }) => event.seq === seq);
  if (here) return here.event.body.on;
  const row = await tx
    .selectFrom('learning_events')
    .select('body')
    .where('person_id', '=', personId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row ? (JSON.parse(row.body) as { on: string }).on : step.event.body.on;
}

function lastActAt(locked: LockedRecord): string | undefined {
  return locked.appended.filter((event) => isAct(event.verb)).at(-1)?.recordedAt;
}
