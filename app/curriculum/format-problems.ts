import type { Problem } from './problem.ts';

/** One line per problem for a terminal: `file:line:column message → fix`. A fix of several lines stands below it. */
export function formatProblems(problems: Problem[]): string {
  return problems
    .map(({ file, line, column, message, fix }) => {
      const head = `${file}:${line}:${column} ${message}`;
      if (!fix) return head;
      return fix.includes('\n') ? `${head}\n${fix.replace(/^/gm, '    ')}` : `${head} → ${fix}`;
    })
    .join('\n');
}
