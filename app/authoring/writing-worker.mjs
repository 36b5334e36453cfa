/** The thread that reads what somebody is writing, so that a text that takes for ever or eats all memory ends with it. */
import { answerWith } from '../platform/answer-with.mjs';

await answerWith(async () => (await import('./read-writing.server.ts')).readWriting);
