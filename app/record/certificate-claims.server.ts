import type { Kysely, Transaction } from 'kysely';
import type { FulfilledCycle } from '#app/assignments/project-assignments.server.ts';
import type { CertificateClaims } from '#app/certification/issue-certificate.server.ts';
import { listCertificates } from '#app/certification/list-certificates.server.ts';
import type { SnapshotModule } from '#app/certification/snapshot.ts';
import type { VersionFacts } from '#app/curriculum/facts.ts';
import { getCurriculumVersion } from '#app/curriculum/get-curriculum-version.server.ts';
import { getVersionFacts } from '#app/curriculum/get-version-facts.server.ts';
import { trackLessons } from '#app/learning/lesson-done.ts';
import type { Track } from '#app/questions/question.ts';
import type { Schema } from '#db/schema.ts';

/** What the certificate of a fulfilled cycle says, from the evidence that fulfilled it and the immutable versions. */
export async function certificateClaims(
  tx: Transaction<Schema>,
  personId: string,
  fulfilled: FulfilledCycle,
): Promise<CertificateClaims> {
  const { cycle } = fulfilled;
  if (cycle.expiresOn === null) throw new Error(`cycle ${cycle.id} is fulfilled without an expiry`);
  const earlier = await heldModules(tx, personId, cycle.curriculum);
  const modules: SnapshotModule[] = [];
  for (const met of fulfilled.targets) modules.push(await moduleClaim(tx, met, cycle.kind === 'delta' ? earlier : []));
  const renewed = new Set(modules.map((module) => module.id));
  const kept = cycle.kind === 'delta' ? earlier.filter((module) => !renewed.has(module.id)) : [];
  return {
    cycleId: cycle.id,
    curriculum: await curriculumClaim(tx, cycle),
    modules: [...modules, ...kept],
    expiresOn: cycle.expiresOn,
  };
}

/**
 * A delta stands beside what was learnt `earlier`, with the minutes of those before it; otherwise a module says what was
 * learnt for this cycle.
 */
async function moduleClaim(
  db: Kysely<Schema>,
  { target, evidence, on }: FulfilledCycle['targets'][number],
  earlier: SnapshotModule[],
): Promise<SnapshotModule> {
  const facts = await getVersionFacts(db, target.module, evidence.version);
  const { fingerprint } = facts;
  const { version, minutes, how } = evidence;
  const before = target.base === null ? undefined : earlier.find((module) => module.id === target.module);
  if (before) {
    const since = (before.delta?.minutes ?? 0) + minutes;
    return { ...before, delta: { version, fingerprint, minutes: since, on } };
  }
  const outcomes = outcomesOf(facts, target.track);
  return {
    id: facts.moduleId,
    title: facts.title,
    version,
    fingerprint,
    track: target.track,
    how,
    minutes,
    on,
    outcomes,
  };
}

/** The outcomes that the lessons of a track serve, in the module's order. */
function outcomesOf(facts: VersionFacts, track: Track): string[] {
  const served = new Set(trackLessons(facts, track).flatMap((lesson) => lesson.outcomes));
  return facts.outcomes.filter((outcome) => served.has(outcome.id)).map((outcome) => outcome.text);
}

async function curriculumClaim(tx: Transaction<Schema>, cycle: FulfilledCycle['cycle']) {
  const { id: versionId } = await tx
    .selectFrom('curriculum_versions')
    .select('id')
    .where('curriculum_id', '=', cycle.curriculum)
    .where('number', '=', cycle.curriculumVersion)
    .executeTakeFirstOrThrow();
  const { title, number, fingerprint, validityMonths } = await getCurriculumVersion(tx, versionId);
  return { id: cycle.curriculum, title, number, fingerprint, validityMonths };
}

async function heldModules(db: Kysely<Schema>, personId: string, curriculum: string): Promise<SnapshotModule[]> {
  const certificates = await listCertificates(db, personId);
  const held = certificates.find((each) => each.curriculumId === curriculum && !each.superseded && !each.revoked);
  return held?.snapshot.modules ?? [];
}
