/**
 * Findings that were judged as a teacher would: was it worth the author's time? `modules` are our own lessons and question
 * banks, `drafts` the first drafts of 78 questions, from before anybody looked at the length of options. The texts as they
 * stood and the judgements are in `tests/fixtures/lint/`; the test counts them again.
 */
export const judged = { modules: { findings: 8, right: 7 }, drafts: { findings: 27, right: 27 } };
