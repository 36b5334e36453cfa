import { formatAdvice } from '#app/authoring/lint/format-advice.ts';
import { lintContent } from '#app/authoring/lint/lint-content.server.ts';
import { formatProblems } from '#app/curriculum/format-problems.ts';
import { readContent } from '#app/curriculum/read-content.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { Command } from '../command.ts';

export const checkContentCommand: Command = {
  usage: 'content:check [DIR] [--advice]',
  summary: 'reads the lessons and questions of a folder, says what is wrong, line by line, and gives advice',
  options: { advice: { type: 'boolean' } },
  run: async ({ options, positionals }) => {
    const folder = positionals[0] ?? 'content';
    const content = await readContent(folder);
    const { problems } = content;
    if (problems.length === 0) console.log(`${folder}: nothing wrong.`);
    else {
      console.error(formatProblems(problems));
      console.error(`\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${folder}.`);
    }
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    console.log(`\n${formatAdvice(await lintContent(content, today(timeZone, new Date())), options.advice === true)}`);
    return problems.length === 0 ? 0 : 1;
  },
};
