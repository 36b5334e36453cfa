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
import { type Entries, readEntries } from './sheet.ts';

export const sheetIntents = ['open', 'save', 'hand-in', 'hand-in-anyway'] as const;

export interface SheetForm extends CodeTyped {
  intent: (typeof sheetIntents)[number];
  /** Of the sheet that the form was drawn from; a survey's has none. */
  revision: number;
  fields: FormData;
}

export type SheetAnswer =
  /** The code opens nothing: the reason, and what was typed. */
  | { step: 'code'; reason: 'readiness.code-unknown' | 'readiness.too-many-codes'; typed: string }
  | {
      step: 'sheet';
      code: string;
      sheet: Sheet;
      saved: boolean;
      stale: boolean;
      unanswered: string[];
      withoutEvidence: string[];
    }
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
  const shown = {
    step: 'sheet',
    code,
    sheet,
    saved: false,
    stale: false,
    unanswered: [],
    withoutEvidence: [],
  } as const;
  if (intent === 'open') return { ...shown, unanswered: [], withoutEvidence: [] };
  const items = sheet.panel ? itemsOf(sheet.panel) : (sheet.survey ?? []);
  const entries = readEntries(fields, items);
  if (!entries) throw new Refusal('malformed', 'http.form-fields', { field: 'level' });
  const again = (found: Partial<Extract<SheetAnswer, { step: 'sheet' }>>, newRevision?: number): SheetAnswer => ({
    ...shown,
    unanswered: [],
    withoutEvidence: [],
    sheet: withEntries(sheet, entries, newRevision),
    ...found,
  });
  if (!sheet.panel) {
    const result = await answerSurvey(db, deps, { code, address, entries });
    return result.done ? { step: 'done', kind: 'survey' } : again({ unanswered: result.unanswered });
  }
  if (sheet.panel.revision !== revision) return again({ stale: true });
  const handIn = intent === 'save' ? 'no' : intent === 'hand-in' ? 'yes' : 'anyway';
  const result = await savePanelSheet(db, deps, { code, address, revision, entries, handIn });
  if (result.done) return { step: 'done', kind: 'panel' };
  const { unanswered, withoutEvidence } = result;
  return again({ saved: true, unanswered, withoutEvidence }, result.revision);
}

const withEntries = (sheet: Sheet, entries: Entries, revision = sheet.panel?.revision): Sheet => ({
  ...sheet,
  entries,
  panel: sheet.panel && { ...sheet.panel, revision: revision ?? sheet.panel.revision },
});
