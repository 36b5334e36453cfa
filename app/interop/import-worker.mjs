/** The thread in which foreign pages and questions are read, so that a text that takes for ever or eats all memory ends with it. */
import { answerWith } from '../platform/answer-with.mjs';

await answerWith(async () => (await import('./import-work.ts')).importWork);
