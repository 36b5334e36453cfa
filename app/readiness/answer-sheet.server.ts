import type { Kysely } from 'kysely';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { answerSurvey } from './answer-survey.server.ts';
import { getSheet, type Sheet } from './get-sheet.server.ts';
import { itemsOf } from './instrument.ts';
import type { CodeTyped } from './open-code.server.ts';
import type { RoundKind } from './round.ts';
import { savePanelSheet } from './save-panel-sheet.server.ts';
import { readEntries } from './sheet.ts';

export const sheetIntents = ['open', 'save', 'hand-in', 'hand-in-anyway'] as const;

export interface SheetForm extends CodeTyped {
  intent: (typeof sheetIntents)[number];
  /** Of the sheet that the form was drawn from; a survey's has none. */
  revision: number;
  fields: FormData;
}

/** How a sheet that was sent fares. */
interface Found {
  saved: boolean;
  /** It was saved elsewhere since its page was drawn. */
  stale: boolean;
  /** Items that keep it from being handed in. */
  unanswered: string[];
  withoutEvidence: string[];
}

export type SheetAnswer =
  /** The code opens nothing: the reason, and what was typed. */
  | { step: 'code'; reason: 'readiness.code-unknown' | 'readiness.too-many-codes'; typed: string }
  | ({ step: 'sheet'; code: string; sheet: Sheet } & Found)
  | { step: 'done'; kind: RoundKind };

/** What comes next for whoever types a code or sends a sheet; nobody need be signed in. */
export async function answerSheet(db: Kysely<Schema>, deps: Deps, form: SheetForm): Promise<SheetAnswer> {
  try {
    return await answered(db, deps, form);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason } = error;
    if (reason !== 'readiness.code-unknown' && reason !== 'readiness.too-many-codes') throw error;
    return { step: 'code', reason, typed: form.code.slice(0, 60) };
  }
}

async function answered(db: Kysely<Schema>, deps: Deps, form: SheetForm): Promise<SheetAnswer> {
  const { intent, code, address, revision, fields } = form;
  const sheet = await getSheet(db, deps, { code, address });
  if (intent === 'open') return shown(code, sheet);
  const entries = readEntries(fields, sheet.panel ? itemsOf(sheet.panel) : (sheet.survey ?? []));
  if (!entries) throw new Refusal('malformed', 'http.form-fields', { field: 'level' });
  const filled = { ...sheet, entries };
  if (!sheet.panel) {
    if (intent !== 'hand-in') throw new Refusal('malformed', 'http.form-fields', { field: 'intent' });
    const result = await answerSurvey(db, deps, { code, address, entries });
    return result.done ? { step: 'done', kind: 'survey' } : shown(code, filled, { unanswered: result.unanswered });
  }
  if (sheet.panel.revision !== revision) return shown(code, filled, { stale: true });
  const result = await savePanelSheet(db, deps, { code, address, revision, entries, handIn: handIns[intent] });
  if (result.done) return { step: 'done', kind: 'panel' };
  const { unanswered, withoutEvidence } = result;
  const saved = { ...filled, panel: { ...sheet.panel, revision: result.revision } };
  return shown(code, saved, { saved: true, unanswered, withoutEvidence });
}

const handIns = { save: 'no', 'hand-in': 'yes', 'hand-in-anyway': 'anyway' } as const;

const shown = (code: string, sheet: Sheet, found: Partial<Found> = {}): SheetAnswer => ({
  ...{ step: 'sheet', code, sheet, saved: false, stale: false, unanswered: [], withoutEvidence: [] },
  ...found,
});
