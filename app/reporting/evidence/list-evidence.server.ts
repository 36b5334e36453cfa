import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { listHistories } from '#app/events/list-histories.server.ts';
import type { LearningEvent } from '#app/events/vocabulary.ts';
import { listEmployedAsAt } from '#app/organisation/list-employed-as-at.server.ts';
import { givenIds } from '#db/dialect/given-rows.ts';
import type { Schema } from '#db/schema.ts';
import { replayHistories } from '../check-records/replay-histories.server.ts';
import { certificatesAsAt } from './certificates-as-at.server.ts';
import type { EvidencePeriod, EvidencePerson } from './evidence.ts';
import { personEvidence, recordedBy, type Titles } from './person-evidence.ts';

/** So many at a time: their histories are folded without a pause. */
const peopleAtOnce = 20;

export interface EvidenceScope {
  period: EvidencePeriod;
  zone: string;
  /** Null: everybody. */
  unitIds: string[] | null;
  /** A unit's id to its names from the top down. */
  placeOf: (unitId: string) => string;
  titles: Titles;
}

/** Everybody who was employed in the units at the end of the period, by id, as their records stood then. */
export async function* listEvidence(db: Kysely<Schema>, scope: EvidenceScope): AsyncGenerator<EvidencePerson> {
  const { period, unitIds, placeOf, titles, zone } = scope;
  for (let after: string | null = null; ; ) {
    const people = await listEmployedAsAt(db, { on: period.on, unitIds, after, limit: peopleAtOnce });
    const ids = people.map((person) => person.personId);
    const histories = await listHistories(db, ids);
    const known = new Map([...histories].map(([id, events]) => [id, recordedBy(events, period.on)]));
    const replayed = new Map((await replayHistories(db, known)).map((each) => [each.person, each]));
    const names = await namesOf(db, [...known.values()].flat());
    const certificates = await certificatesAsAt(db, zone, ids, period);
    for (const { personId, name, staffNumber, employments } of people) {
      const folded = replayed.get(personId);
      if (!folded) throw new Error(`nothing was folded of ${personId}`);
      yield {
        person: personId,
        name,
        staffNumber,
        unit: placeOf(employments[0]?.unitId ?? ''),
        jobRoles: employments.map((each) => each.jobRole),
        ...withNames(personEvidence(folded, period, titles), names),
        certificates: certificates.get(personId) ?? [],
      };
    }
    if (people.length < peopleAtOnce) return;
    after = ids.at(-1) ?? null;
    await setImmediate();
  }
}

async function namesOf(db: Kysely<Schema>, events: LearningEvent[]): Promise<Map<string, string>> {
  const ids = [...new Set(events.flatMap(({ actor }) => actor ?? []))];
  const rows = await db.selectFrom('people').select(['id', 'name']).where('id', 'in', givenIds(db, ids)).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Folded = ReturnType<typeof personEvidence>;

const withNames = (folded: Folded, names: Map<string, string>): Folded => ({
  ...folded,
  exceptions: folded.exceptions.map((each) => ({ ...each, by: each.by && (names.get(each.by) ?? each.by) })),
});
