/** The thread in which drafts are read for advice: a text takes some ten milliseconds, and one that takes for ever ends with it. */
import { answerWith } from '../../platform/answer-with.mjs';

await answerWith(async () => (await import('./lint-draft.ts')).lintDraft);
