import type { CycleState } from '#app/assignments/cycle.ts';
import { moduleStandingsOf } from '#app/assignments/module-standing.ts';
import { standingsOf, wholePerson } from '#app/assignments/standing.ts';
import { cycleValues } from '#app/assignments/write-cycles.server.ts';
import { isAct } from '#app/events/vocabulary.ts';
import { type ExpectedRow, keyOf } from './finding.ts';
import { type Replayed, seqsWhere } from './replayed.ts';

export function expectedCycles(replayed: Replayed): ExpectedRow[] {
  return replayed.cycles.map((cycle) => ({
    key: keyOf({ id: cycle.id }),
    values: cycleValues(cycle, replayed.curriculumOf),
    seqs: cycleSeqs(replayed, cycle),
  }));
}

export function expectedTargets(replayed: Replayed): ExpectedRow[] {
  return replayed.cycles.flatMap((cycle) =>
    cycle.targets.map((target) => ({
      key: keyOf({ cycle_id: cycle.id, module_id: target.module, track: target.track }),
      values: { version: target.version, base: target.base, met_seq: target.metSeq },
      seqs: [...decisionsOf(replayed, cycle), ...(target.metSeq === null ? [] : [target.metSeq])],
    })),
  );
}

/** Where a standing stands is organisation's; stage and dates follow from the cycles, the last act from the events. */
export function expectedStandings(replayed: Replayed): ExpectedRow[] {
  const lastAct = replayed.events.filter((event) => isAct(event.verb)).at(-1);
  return standingsOf(replayed.cycles).map((standing) => {
    const cycles = replayed.cycles.filter(
      (cycle) => standing.curriculum === wholePerson || cycle.curriculum === standing.curriculum,
    );
    return {
      key: keyOf({ curriculum_id: standing.curriculum }),
      values: {
        stage: standing.stage,
        due_on: standing.dueOn,
        late_on: standing.lateOn,
        last_act_at: lastAct?.recordedAt ?? null,
      },
      seqs: [...new Set(cycles.flatMap((cycle) => cycleSeqs(replayed, cycle)))],
    };
  });
}

export function expectedModules(replayed: Replayed): ExpectedRow[] {
  return moduleStandingsOf(replayed.cycles).map(({ module, stage, dueOn, lateOn }) => {
    const cycles = replayed.cycles.filter((cycle) => cycle.targets.some((target) => target.module === module));
    return {
      key: keyOf({ module_id: module }),
      values: { stage, due_on: dueOn, late_on: lateOn },
      seqs: [...new Set(cycles.flatMap((cycle) => cycleSeqs(replayed, cycle)))],
    };
  });
}

function decisionsOf({ events }: Replayed, cycle: CycleState): number[] {
  return seqsWhere(
    events,
    (event) => event.verb.startsWith('cycle.') && 'cycle' in event.body && event.body.cycle === cycle.id,
  );
}

/** The decisions about a cycle, and the acts that began it and met its targets. */
function cycleSeqs(replayed: Replayed, cycle: CycleState): number[] {
  const tipped = [cycle.begunSeq, ...cycle.targets.map((target) => target.metSeq)].filter((seq) => seq !== null);
  return [...new Set([...decisionsOf(replayed, cycle), ...tipped])];
}
