import { writeSync } from 'node:fs';
import { openDatabase } from '#db/open.ts';
import { testDeps } from '#tests/setup/deps.ts';
import { takeQuiz } from './take-quiz.ts';

/** The process that is killed: the production code on the real database. Arguments: address, person, module. */
const [url = '', personId = '', moduleId = ''] = process.argv.slice(2);
const { db, close } = await openDatabase(url);
// Written at once: what stands in the pipe was acknowledged, whatever happens a microsecond later.
await takeQuiz(db, testDeps(), { personId, moduleId }, (said) => writeSync(1, `${JSON.stringify(said)}\n`));
await close();
