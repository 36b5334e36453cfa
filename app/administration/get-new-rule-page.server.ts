import type { Kysely } from 'kysely';
import type { NewRule } from '#app/assignments/add-rule.server.ts';
import { previewRule, type RulePreview } from '#app/assignments/preview-rule.server.ts';
import { listCurricula } from '#app/curriculum/list-curricula.server.ts';
import { listTools } from '#app/organisation/list-tools.server.ts';
import { canonicalJson, sha256hex } from '#app/platform/canonical-json.ts';
import type { Deps } from '#app/platform/deps.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Schema } from '#db/schema.ts';
import { listPlaces } from './list-places.server.ts';
import { readRule } from './read-rule.server.ts';
import type { AskedRule } from './rule-form.ts';
import { wordRules } from './word-rules.server.ts';

export interface RuleDryRun {
  sentence: string;
  preview: RulePreview;
  /** Of the rule and of everything that the dry run says: what is saved is what was shown. */
  fingerprint: string;
}

/** The form of a new rule and, once something is asked, its dry run or the reason why there is none. Writes nothing. */
export async function getNewRulePage(db: Kysely<Schema>, deps: Deps, asked: AskedRule | null) {
  const places = await listPlaces(db, deps);
  const options = {
    curricula: (await listCurricula(db)).map(({ id, title }) => ({ value: id, text: title })),
    tools: (await listTools(db)).map(({ id, name }) => ({ value: id, text: name })),
    ...places,
  };
  return { ...options, ...(asked === null ? nothingAsked : await answer(db, deps, asked, places.today)) };
}

interface Answered {
  problem: string | null;
  dryRun: RuleDryRun | null;
}

const nothingAsked: Answered = { problem: null, dryRun: null };

async function answer(db: Kysely<Schema>, deps: Deps, asked: AskedRule, today: string): Promise<Answered> {
  try {
    const { rule, preview, fingerprint } = await runDry(db, deps, asked);
    const words = await wordRules(db, [rule], today);
    return { problem: null, dryRun: { sentence: words.sentence(rule), preview, fingerprint } };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid') return { problem: error.reason, dryRun: null };
    throw error;
  }
}

export async function runDry(
  db: Kysely<Schema>,
  deps: Deps,
  asked: AskedRule,
): Promise<{ rule: NewRule; preview: RulePreview; fingerprint: string }> {
  const rule = await readRule(db, asked);
  const preview = await previewRule(db, deps, rule);
  return { rule, preview, fingerprint: sha256hex(canonicalJson({ rule, preview })) };
}
