import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { keyOf, type Said } from './said.ts';

/** What the database of a killed process owes, and does not hold: one sentence for each. */
export async function brokenPromises(db: Kysely<Schema>, personId: string, said: Said[]): Promise<string[]> {
  const record = await readRecord(db, personId);
  return [...halves(record), ...double(record), ...(await lost(db, record, said))];
}

async function readRecord(db: Kysely<Schema>, personId: string) {
  const of = <T extends 'attempts' | 'learning_events' | 'cycles' | 'certificates'>(table: T) =>
    db.selectFrom(table as 'attempts').where('person_id', '=', personId);
  const events = await db
    .selectFrom('learning_events')
    .select(['seq', 'verb', 'object_id'])
    .where('person_id', '=', personId)
    .orderBy('seq')
    .execute();
  const head = await db.selectFrom('record_heads').select('seq').where('person_id', '=', personId).executeTakeFirst();
  const cycles = await db.selectFrom('cycles').select(['id', 'state']).where('person_id', '=', personId).execute();
  const certificates = await db
    .selectFrom('certificates')
    .select(['cycle_id', 'serial'])
    .where('person_id', '=', personId)
    .execute();
  return {
    personId,
    attempts: await of('attempts').selectAll().execute(),
    events,
    head: head?.seq,
    cycles,
    certificates,
  };
}

type PersonRecord = Awaited<ReturnType<typeof readRecord>>;

/** An attempt is open without a submission or closed with one; a fulfilled cycle has its certificate, an open one none. */
function halves({ attempts, events, head, cycles, certificates }: PersonRecord): string[] {
  const broken: string[] = [];
  for (const { id, status, points, max, passed, submitted_at } of attempts) {
    const submissions = events.filter((event) => event.verb === 'attempt.submitted' && event.object_id === id).length;
    const results = [points, max, passed, submitted_at].filter((value) => value !== null).length;
    if (status === 'closed' && results !== 4) broken.push(`attempt ${id} is closed without its result`);
    if (status !== 'closed' && results > 0 && submitted_at === null) broken.push(`attempt ${id} is open with a result`);
    if (submissions !== (status === 'closed' ? 1 : 0)) {
      broken.push(`attempt ${id} is ${status} with ${submissions} submissions in the record`);
    }
  }
  for (const { id, state } of cycles) {
    const issued = certificates.filter((certificate) => certificate.cycle_id === id).length;
    if (issued !== (state === 'fulfilled' ? 1 : 0)) broken.push(`a cycle is ${state} with ${issued} certificates`);
  }
  if (events.some((event, index) => event.seq !== index + 1)) broken.push('the events are not numbered without gaps');
  if (head !== events.length) broken.push(`the head says ${head} and there are ${events.length} events`);
  return broken;
}

function double({ attempts, events, certificates }: PersonRecord): string[] {
  const issued = events.filter((event) => event.verb === 'certificate.issued').length;
  return [
    ...(attempts.length > 1 ? [`${attempts.length} attempts were started`] : []),
    ...(issued !== certificates.length ? [`${issued} certificates in the events, ${certificates.length} rows`] : []),
    ...(issued > 1 ? [`${issued} certificates were issued`] : []),
  ];
}

async function lost(db: Kysely<Schema>, { personId, attempts, certificates }: PersonRecord, said: Said[]) {
  const broken: string[] = [];
  for (const what of said) {
    if (what.say === 'doing') continue;
    const attempt = attempts.find((each) => each.id === what.attemptId);
    if (!attempt) broken.push('an acknowledged attempt is gone');
    if (what.say === 'saved') {
      const response = await db
        .selectFrom('responses')
        .select('answer')
        .where('attempt_id', '=', what.attemptId)
        .where('position', '=', what.position)
        .executeTakeFirst();
      if (response?.answer !== JSON.stringify(what.answer)) broken.push(`acknowledged answer ${what.position} is gone`);
    }
    if (what.say === 'submitted') {
      const known = await db
        .selectFrom('operations')
        .select('result')
        .where('actor_id', '=', personId)
        .where('key', '=', keyOf(what.attemptId, what.step))
        .executeTakeFirst();
      if (!known) broken.push(`acknowledged submission (${what.step}) is not remembered`);
      if (attempt?.status === 'open') broken.push(`acknowledged submission (${what.step}) left the attempt open`);
      if (what.outcome.status !== 'closed') continue;
      if (attempt?.status !== 'closed') broken.push('an attempt that was acknowledged as closed is not');
      const serials = certificates.map((certificate) => certificate.serial);
      if (!what.outcome.certificates.every((serial) => serials.includes(serial))) {
        broken.push('an acknowledged certificate is gone');
      }
    }
  }
  return broken;
}
