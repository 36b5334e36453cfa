import { expect, test } from 'vitest';
import { EnvProblem } from '#app/platform/env.server.ts';
import { DatabaseProblem } from '#db/migrate.ts';
import { explainStartFailure } from './explain-start-failure.ts';

const failed = (code: string, syscall: string) => Object.assign(new Error('low-level words'), { code, syscall });

const table: [error: unknown, sentence: RegExp | null][] = [
  [failed('EADDRINUSE', 'listen'), /^Port 3000 is in use .* PORT=3001 npm start$/],
  [failed('EACCES', 'listen'), /^This user may not open port 3000/],
  [new EnvProblem(['SECRET is missing.']), /SECRET is missing/],
  [new DatabaseProblem('Acumen cannot write to the folder /srv.'), /cannot write to the folder/],
  [failed('EACCES', 'open'), null],
  [new TypeError('a bug'), null],
  ['thrown text', null],
];

test.each(table)('%s is explained as %s', (error, sentence) => {
  const said = explainStartFailure(error, 3000);
  if (sentence) expect(said).toMatch(sentence);
  else expect(said).toBeNull();
});
