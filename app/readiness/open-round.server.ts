import type { Kysely, Transaction } from 'kysely';
import { recordAudit } from '#app/audit/record-audit.server.ts';
import { cleanName } from '#app/organisation/names.ts';
import { type CalendarDate, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { runOnce } from '#app/platform/run-once.server.ts';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';
import { type Instrument, instrument } from './instrument.ts';
import { requireLastDay } from './last-day.ts';
import { mostRaters } from './raters.ts';
import { isOpen, type RoundKind } from './round.ts';
import { selectRounds } from './select-rounds.server.ts';

/** As the form sends it: the roles of a panel stand one on a line; a survey has none. */
export interface NewRound {
  kind: RoundKind;
  title: string;
  closesOn: string;
  roles: string;
}

/** Opens a round with the newest instrument; gives its id. */
export async function openRound(
  db: Kysely<Schema>,
  deps: Deps,
  { actorId, key }: { actorId: string; key: string },
  form: NewRound,
): Promise<string> {
  return runOnce(db, deps, { actorId, key }, async (tx) => {
    const day = today(deps.zone, deps.now());
    const { kind, title, closesOn, roles } = checked(form, day);
    if (kind === 'survey') await refuseSecondSurvey(tx, day);
    const id = deps.newId();
    const row = { id, kind, title, instrument: instrument.version, opened_on: day, closes_on: closesOn };
    await tx
      .insertInto('rounds')
      .values({ ...row, closed_on: null, revision: 1 })
      .execute();
    if (kind === 'survey') await tx.insertInto('answers').values(zeroes(id, instrument)).execute();
    const raters = roles.map((role) => ({ id: deps.newId(), round_id: id, role, token_hash: null, revision: 1 }));
    for (const rater of raters) {
      await tx
        .insertInto('raters')
        .values({ ...rater, handed_in: 0 })
        .execute();
    }
    await recordAudit(tx, deps, {
      actorId,
      action: 'readiness.open',
      object: `round:${id}`,
      details: { kind, closesOn, instrument: instrument.version, raters: raters.length },
      text: [title, ...roles].join('\n'),
    });
    return id;
  });
}

function checked({ kind, title, closesOn, roles }: NewRound, day: CalendarDate) {
  const clean = cleanName(title);
  if (clean === null) throw new Refusal('invalid', 'readiness.title-missing');
  return {
    kind,
    title: clean,
    closesOn: requireLastDay(closesOn, day),
    roles: kind === 'panel' ? checkedRoles(roles) : [],
  };
}

function checkedRoles(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0 || lines.length > mostRaters) throw new Refusal('invalid', 'readiness.roles-number');
  const roles = lines.map(cleanName).filter((role) => role !== null);
  if (roles.length < lines.length) throw new Refusal('invalid', 'readiness.role-invalid');
  if (new Set(roles.map((role) => role.toLowerCase())).size < roles.length)
    throw new Refusal('invalid', 'readiness.role-taken');
  return roles;
}

/** Two surveys of the same people at once could be compared until one of them stands out. */
async function refuseSecondSurvey(tx: Transaction<Schema>, day: CalendarDate): Promise<void> {
  await lockName(tx, 'readiness/survey');
  const surveys = await selectRounds(tx).where('kind', '=', 'survey').where('closes_on', '>=', day).execute();
  if (surveys.some((round) => isOpen(round, day))) throw new Refusal('invalid', 'readiness.survey-open');
}

/** Every counter stands from the start, so that none appears with a sheet. */
const zeroes = (round_id: string, { survey }: Instrument) =>
  survey.flatMap(({ id: item }) => [0, 1, 2, 3, 4, 5].map((level) => ({ round_id, item, level, n: 0 })));
