/** The thread in which lessons are checked and compiled, so that a text that takes for ever or eats all memory ends with it. */
import { answerWith } from '../../platform/answer-with.mjs';

await answerWith(async () => (await import('./compile-mdx.server.ts')).compileMdx);
