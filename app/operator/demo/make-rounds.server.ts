import type { Kysely } from 'kysely';
import { addDays, today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { answerSurvey } from '#app/readiness/answer-survey.server.ts';
import { instrument, itemsOf } from '#app/readiness/instrument.ts';
import { makeCodes } from '#app/readiness/make-codes.server.ts';
import { openRound } from '#app/readiness/open-round.server.ts';
import type { RoundKind } from '#app/readiness/round.ts';
import { savePanelSheet } from '#app/readiness/save-panel-sheet.server.ts';
import type { Entries } from '#app/readiness/sheet.ts';
import type { Schema } from '#db/schema.ts';
import { type DemoPanel, evidence, panels, survey } from './rounds.ts';

const daysOpen = 21;
const address = 'demo';
const items = itemsOf(instrument).map(({ id }) => id);

interface Making {
  db: Kysely<Schema>;
  deps: Deps;
  /** Who opens the rounds. */
  actorId: string;
  /** Moves the clock of `deps` to a past day. */
  goBack: (days: number) => void;
}

/** Readiness rounds that have run out: two panels to compare, and a staff survey. */
export async function makeRounds(making: Making): Promise<void> {
  for (const panel of panels) await makePanel(making, panel);
  await makeSurvey(making);
}

async function makePanel(making: Making, panel: DemoPanel): Promise<void> {
  const { db, deps } = making;
  const roundId = await open(making, { kind: 'panel', ...panel, roles: panel.raters.map(({ role }) => role) });
  const slips = await makeCodes(db, deps, act(making), { roundId, intent: 'codes' });
  for (const { role, code } of slips) {
    const rater = panel.raters.findIndex((each) => each.role === role);
    await savePanelSheet(db, deps, { code, address, revision: 1, entries: sheetOf(panel, rater), handIn: 'anyway' });
  }
}

function sheetOf({ raters }: DemoPanel, rater: number): Entries {
  const levels = raters.map((each) => [...each.levels.replaceAll(' ', '')].map(Number));
  return Object.fromEntries(
    items.map((id, index) => {
      const said = levels.map((each) => each[index] ?? 0);
      const highest = said.indexOf(Math.max(...said)) === rater;
      return [id, { level: said[rater] ?? 0, note: highest ? (evidence[id] ?? '') : '' }];
    }),
  );
}

async function makeSurvey(making: Making): Promise<void> {
  const { db, deps } = making;
  const roundId = await open(making, { kind: 'survey', ...survey, roles: [] });
  const chosen = Object.entries(survey.answers).map(
    ([item, counts]) => [item, counts.flatMap((n, level) => Array<number>(n).fill(level))] as const,
  );
  const sheets = chosen[0]?.[1].length ?? 0;
  const slips = await makeCodes(db, deps, act(making), { roundId, intent: 'slips', number: sheets });
  for (const [index, { code }] of slips.entries()) {
    // Each question begins elsewhere in its row, so that no sheet is low, or high, throughout.
    const entries = chosen.map(([item, levels], shift) => {
      const level = levels[(index + 7 * shift) % sheets] ?? 0;
      return [item, { level, note: '' }] as const;
    });
    await answerSurvey(db, deps, { code, address, entries: Object.fromEntries(entries) });
  }
}

async function open(
  making: Making,
  round: { kind: RoundKind; title: string; openedDaysAgo: number; roles: string[] },
): Promise<string> {
  const { db, deps, goBack } = making;
  goBack(round.openedDaysAgo);
  const closesOn = addDays(today(deps.zone, deps.now()), daysOpen);
  return openRound(db, deps, act(making), { ...round, closesOn, roles: round.roles.join('\n') });
}

const act = ({ actorId, deps }: Making) => ({ actorId, key: deps.newToken() });
