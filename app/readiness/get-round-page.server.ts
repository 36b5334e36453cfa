import type { Kysely } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import type { Schema } from '#db/schema.ts';
import { instrumentOf } from './instrument.ts';
import { type PanelResult, panelResult, type RatingRow } from './panel-result.ts';
import type { Rater } from './raters.ts';
import { requireRound } from './require-round.server.ts';
import { endedOn, isOpen, type Round, type RoundKind } from './round.ts';
import { fewest, type Weights } from './score.ts';
import { selectRounds } from './select-rounds.server.ts';
import { type Counter, type SurveyResult, surveyResult } from './survey-result.ts';

/** Rounds that a result is compared with. */
const mostCompared = 4;

export interface EndedSurvey {
  title: string;
  endedOn: string;
  result: SurveyResult | null;
}

export interface RoundPage {
  round: { kind: RoundKind; title: string; openedOn: string; endsOn: string; revision: number; open: boolean };
  operationKey: string;
  /** Of an open panel. */
  raters: Rater[] | null;
  /** Of an open survey: codes made, and sheets that are in; null for fewer than five. */
  slips: { made: number; handedIn: number | null } | null;
  /** Of a closed panel in which somebody handed in. */
  panel: PanelResult | null;
  /** Of a closed survey, and of the one before it. */
  survey: { now: EndedSurvey; before: EndedSurvey | null } | null;
}

/** A round while it is open, which shows nothing of what was answered, or its result once it has closed. */
export async function getRoundPage(
  db: Kysely<Schema>,
  deps: Deps,
  { roundId, weights }: { roundId: string; weights: Weights | null },
): Promise<RoundPage> {
  const found = await requireRound(db, roundId);
  const { kind, title, openedOn, revision } = found;
  const open = isOpen(found, today(deps.zone, deps.now()));
  const round = { kind, title, openedOn, revision, open, endsOn: endedOn(found) };
  const page = { round, operationKey: deps.newToken(), raters: null, slips: null, panel: null, survey: null };
  if (kind === 'panel') {
    return open
      ? { ...page, raters: await listRaters(db, roundId) }
      : { ...page, panel: await getPanelResult(db, deps, found, weights) };
  }
  return open
    ? { ...page, slips: await countSlips(db, roundId) }
    : { ...page, survey: await getSurveyResults(db, deps, found) };
}

async function listRaters(db: Kysely<Schema>, roundId: string): Promise<Rater[]> {
  const rows = await db
    .selectFrom('raters')
    .select(['id', 'role', 'token_hash', 'handed_in'])
    .where('round_id', '=', roundId)
    .orderBy('role')
    .execute();
  return rows.map(({ id, role, token_hash, handed_in }) => ({
    id,
    role,
    state: handed_in ? 'handed-in' : token_hash === null ? 'no-code' : 'invited',
  }));
}

async function countSlips(db: Kysely<Schema>, roundId: string) {
  const rows = await db
    .selectFrom('invitations')
    .select((select) => ['used', select.fn.countAll<number>().as('n')])
    .where('round_id', '=', roundId)
    .groupBy('used')
    .execute();
  const made = rows.reduce((sum, { n }) => sum + n, 0);
  const used = rows.find((row) => row.used === 1)?.n ?? 0;
  return { made, handedIn: used < fewest ? null : used };
}

/** Closed rounds of the same kind and version up to this one, oldest first. */
async function listEnded(db: Kysely<Schema>, deps: Deps, round: Round): Promise<(Round & { endedOn: string })[]> {
  const day = today(deps.zone, deps.now());
  const rows = await selectRounds(db)
    .where('kind', '=', round.kind)
    .where('instrument', '=', round.instrument)
    .execute();
  const ended = rows.filter((row) => !isOpen(row, day)).map((row) => ({ ...row, endedOn: endedOn(row) }));
  const order = ended.sort(
    (a, b) => compare(a.endedOn, b.endedOn) || compare(a.openedOn, b.openedOn) || compare(a.id, b.id),
  );
  const place = order.findIndex(({ id }) => id === round.id);
  return order.slice(Math.max(place - mostCompared, 0), place + 1);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function getPanelResult(db: Kysely<Schema>, deps: Deps, round: Round, weights: Weights | null) {
  const rounds = await listEnded(db, deps, round);
  const rows = await db
    .selectFrom('ratings')
    .innerJoin('raters', 'raters.id', 'ratings.rater_id')
    .select(['raters.round_id as roundId', 'raters.role', 'ratings.item', 'ratings.level', 'ratings.note'])
    .where('raters.handed_in', '=', 1)
    .where(
      'raters.round_id',
      'in',
      rounds.map(({ id }) => id),
    )
    .orderBy('raters.role')
    .execute();
  const rated = rows.filter((row): row is RatingRow => row.level !== null);
  return panelResult(
    instrumentOf(round.instrument),
    rounds.map(({ id, title, endedOn }) => ({ id, title, endedOn })),
    rated,
    weights,
  );
}

async function getSurveyResults(db: Kysely<Schema>, deps: Deps, round: Round) {
  const rounds = (await listEnded(db, deps, round)).slice(-2);
  const counters = await db
    .selectFrom('answers')
    .select(['round_id', 'item', 'level', 'n'])
    .where(
      'round_id',
      'in',
      rounds.map(({ id }) => id),
    )
    .execute();
  const [now, before = null] = rounds.reverse().map(({ id, title, endedOn }): EndedSurvey => {
    const own: Counter[] = counters.filter(({ round_id }) => round_id === id);
    return { title, endedOn, result: surveyResult(instrumentOf(round.instrument), own) };
  });
  return now ? { now, before } : null;
}
