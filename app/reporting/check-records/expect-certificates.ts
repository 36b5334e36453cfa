import type { LearningEvent } from '#app/events/vocabulary.ts';
import { type ExpectedRow, type Finding, finding, keyOf } from './finding.ts';
import type { Replayed } from './replayed.ts';

type Issued = Extract<LearningEvent, { verb: 'certificate.issued' }>;

const issuedIn = (events: LearningEvent[]): Issued[] =>
  events.filter((event): event is Issued => event.verb === 'certificate.issued');

/** One row for each event of issue, numbered within its cycle, with exactly the snapshot that the event committed to. */
export function expectedCertificates({ events }: Replayed): ExpectedRow[] {
  const issues = new Map<string, number>();
  return issuedIn(events).map(({ seq, body }) => {
    const issue = (issues.get(body.cycle) ?? 0) + 1;
    issues.set(body.cycle, issue);
    return {
      key: keyOf({ id: body.certificate }),
      values: {
        serial: body.serial,
        cycle_id: body.cycle,
        issue,
        supersedes: body.supersedes ?? null,
        sha256_of_snapshot: body.snapshotHash,
      },
      seqs: [seq],
    };
  });
}

export function expectedRevocations({ events }: Replayed): ExpectedRow[] {
  return events.flatMap((event) => {
    if (event.verb !== 'certificate.revoked') return [];
    const key = keyOf({ certificate_id: event.body.certificate });
    return [{ key, values: { reason: event.body.why }, seqs: [event.seq] }];
  });
}

/** A certificate is expected if and only if its cycle is fulfilled, and its first issue happens once. */
export function entitlementFindings({ person, events, cycles }: Replayed): Finding[] {
  const issued = issuedIn(events);
  const about = (cycle: string, stored: string, expected: string, seqs: number[]) => ({
    table: 'certificates',
    key: keyOf({ cycle_id: cycle }),
    person,
    stored,
    expected,
    seqs,
  });
  const unearned = issued.filter(
    (event) => cycles.find((cycle) => cycle.id === event.body.cycle)?.state !== 'fulfilled',
  );
  const without = cycles.filter(
    (cycle) => cycle.state === 'fulfilled' && !issued.some((event) => event.body.cycle === cycle.id),
  );
  return [
    ...unearned.map(({ seq, body }) =>
      finding(
        about(body.cycle, `certificate ${body.serial}`, 'none', [seq]),
        'a certificate was issued though the cycle is not fulfilled',
      ),
    ),
    ...without.map((cycle) => {
      const met = cycle.targets.flatMap((target) => target.metSeq ?? []);
      return finding(
        about(cycle.id, 'none', 'a certificate', met),
        'the cycle is fulfilled, but no certificate was issued for it',
      );
    }),
  ];
}
