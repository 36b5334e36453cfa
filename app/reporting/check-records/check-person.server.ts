import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { checkAssignments } from './check-assignments.server.ts';
import { checkAttempts } from './check-attempts.server.ts';
import { checkCertificates } from './check-certificates.server.ts';
import { checkChain } from './check-chain.server.ts';
import { checkLearning } from './check-learning.server.ts';
import { type Finding, finding, keyOf } from './finding.ts';
import { replayPerson } from './replay-person.server.ts';
import type { Replayed } from './replayed.ts';

const rounds = 5;

/** Everything that is stored of a person. Checked again while they are learning at the same moment. */
export async function checkPerson(db: Kysely<Schema>, person: string): Promise<Finding[]> {
  for (let round = 1; ; round += 1) {
    const before = await headOf(db, person);
    const findings = await checkOnce(db, person);
    if (findings.length === 0 || round === rounds || before === (await headOf(db, person))) return findings;
  }
}

async function checkOnce(db: Kysely<Schema>, person: string): Promise<Finding[]> {
  const chain = await checkChain(db, person);
  const replayed = await tryReplay(db, person);
  if ('finding' in replayed) return [...chain, replayed.finding];
  return [
    ...chain,
    ...(await checkLearning(db, replayed)),
    ...(await checkAttempts(db, replayed)),
    ...(await checkAssignments(db, replayed)),
    ...(await checkCertificates(db, replayed)),
  ];
}

async function tryReplay(db: Kysely<Schema>, person: string): Promise<Replayed | { finding: Finding }> {
  try {
    return await replayPerson(db, person);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    const about = { table: 'learning_events', key: keyOf({ person_id: person }), person, stored: '', expected: '' };
    return { finding: finding(about, `the history cannot be folded again (${why}), so nothing else was compared`) };
  }
}

async function headOf(db: Kysely<Schema>, person: string): Promise<string> {
  const head = await db
    .selectFrom('record_heads')
    .select(['seq', 'hash'])
    .where('person_id', '=', person)
    .executeTakeFirst();
  return head ? `${head.seq} ${head.hash}` : '';
}
