import { checkContent } from '#app/curriculum/check-content.server.ts';
import { formatProblems } from '#app/curriculum/format-problems.ts';
import type { Command } from '../command.ts';

export const checkContentCommand: Command = {
  usage: 'content:check [DIR]',
  summary: 'reads the lessons and questions of a folder and says what is wrong, line by line',
  run: async ({ positionals }) => {
    const folder = positionals[0] ?? 'content';
    const problems = await checkContent(folder);
    if (problems.length === 0) {
      console.log(`${folder}: nothing wrong.`);
      return 0;
    }
    console.error(formatProblems(problems));
    console.error(`\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${folder}.`);
    return 1;
  },
};
