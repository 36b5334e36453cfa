import type { CycleState } from '#app/assignments/cycle.ts';
import { standingsOf, stateOn } from '#app/assignments/standing.ts';
import type { LearningEvent } from '#app/events/vocabulary.ts';
import { addDays } from '#app/platform/calendar.ts';
import type { Replayed } from '../check-records/replayed.ts';
import { dueSoonDays } from '../course-state.ts';
import type { EvidenceCourse, EvidenceException, EvidencePeriod, EvidencePerson, EvidenceResult } from './evidence.ts';

/** The words of the day: titles are no part of the record. */
export interface Titles {
  course: (id: string) => string;
  module: (id: string) => string;
}

/** What was recorded by the end of a day; each event carries the calendar date on which it was recorded. */
export const recordedBy = (events: LearningEvent[], on: string): LearningEvent[] =>
  events.filter((event) => event.body.on <= on);

/** How a person stood at the end of the period, and what came about within it, from the events recorded until then. */
export function personEvidence(
  replayed: Replayed,
  period: EvidencePeriod,
  titles: Titles,
): Pick<EvidencePerson, 'state' | 'dueOn' | 'overdueFrom' | 'courses' | 'results' | 'exceptions'> {
  const { cycles } = replayed;
  const [whole] = standingsOf(cycles);
  const isGiven = whole !== undefined && whole.stage !== 'none';
  return {
    state: isGiven ? stateOn(period.on, whole, dueSoonDays) : 'nothing-assigned',
    dueOn: whole?.dueOn ?? null,
    overdueFrom: whole?.lateOn == null ? null : addDays(whole.lateOn, 1),
    courses: cycles.map((cycle) => courseOf(cycle, titles)),
    results: resultsOf(replayed, period, titles),
    exceptions: exceptionsOf(replayed, period),
  };
}

function courseOf(cycle: CycleState, titles: Titles): EvidenceCourse {
  const { curriculum, curriculumVersion, kind, state, opensOn, dueOn, fulfilledOn, expiresOn } = cycle;
  return {
    course: curriculum,
    title: titles.course(curriculum),
    version: curriculumVersion,
    kind,
    state,
    opensOn,
    dueOn,
    fulfilledOn,
    expiresOn,
  };
}

/** Each module, version and track once, at its first completion: a better score later is no further result. */
function resultsOf({ learning, factsOf }: Replayed, { from, on }: EvidencePeriod, titles: Titles): EvidenceResult[] {
  const first = new Map(
    learning.completions.toReversed().map((each) => [`${each.module} ${each.version} ${each.track}`, each]),
  );
  return [...first.values()]
    .filter((completion) => completion.on >= from && completion.on <= on)
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ module, version, track, how, minutes, on: day }) => {
      const { fingerprint } = factsOf(module, version);
      return { module, title: titles.module(module), version, fingerprint, track, how, minutes, on: day };
    });
}

function exceptionsOf({ events, cycles, learning }: Replayed, { from }: EvidencePeriod): EvidenceException[] {
  const courseOfCycle = new Map(cycles.map((cycle) => [cycle.id, cycle.curriculum]));
  const moduleOfAttempt = (attempt: string) => learning.progress.attempts.get(attempt)?.module ?? null;
  return events
    .filter((event) => event.body.on >= from)
    .flatMap((event): EvidenceException[] => {
      const said = (
        what: EvidenceException['what'],
        about: string | null,
        why: string | null,
        until: string | null = null,
      ) => [{ on: event.body.on, what, about, why, until, by: event.actor ?? null }];
      const course = 'cycle' in event.body ? (courseOfCycle.get(event.body.cycle) ?? null) : null;
      switch (event.verb) {
        case 'cycle.due_set':
          return said('due-date-set', course, event.body.why, event.body.dueOn);
        case 'cycle.waived':
          return said('waived', course, event.body.why, event.body.until);
        case 'cycle.waiver_ended':
          return said('waiver-ended', course, null);
        case 'cycle.cancelled':
          return said('cancelled', course, event.body.why);
        case 'attempts.reopened':
          return said('attempt-reopened', event.body.module, event.body.why);
        case 'prior.accepted':
          return said('prior-learning', event.body.module, event.body.why);
        case 'act.voided':
          return said('act-voided', null, event.body.why);
        case 'attempt.remarked':
          return said('attempt-remarked', moduleOfAttempt(event.body.attempt), event.body.why);
        case 'certificate.revoked':
          return said('certificate-revoked', null, event.body.why);
        default:
          return [];
      }
    });
}
