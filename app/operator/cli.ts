import { parseArgs } from 'node:util';
import { EnvProblem } from '#app/platform/env.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { closeWorkerPools } from '#app/platform/worker-pool.server.ts';
import { DatabaseProblem } from '#db/migrate.ts';
import { type Command, CommandFailed } from './command.ts';
import { backup } from './commands/backup.ts';
import { checkContentCommand } from './commands/check-content.ts';
import { checkRecordsCommand } from './commands/check-records.ts';
import { convertCourse } from './commands/convert-course.ts';
import { createAdministrator } from './commands/create-administrator.ts';
import { loadContentCommand } from './commands/load-content.ts';
import { loadDemo } from './commands/load-demo.ts';
import { migrate } from './commands/migrate.ts';
import { prepare } from './commands/prepare.ts';
import { removeDemo } from './commands/remove-demo.ts';
import { restore } from './commands/restore.ts';

const commands: Record<string, Command> = {
  prepare,
  'db:migrate': migrate,
  'db:backup': backup,
  'db:restore': restore,
  'content:check': checkContentCommand,
  'content:load': loadContentCommand,
  'course:convert': convertCourse,
  'records:check': checkRecordsCommand,
  demo: loadDemo,
  'demo:remove': removeDemo,
  'admin:create': createAdministrator,
};

function help(): string {
  const width = Math.max(...Object.values(commands).map((command) => command.usage.length));
  const lines = Object.values(commands).map((command) => `  ${command.usage.padEnd(width)}  ${command.summary}`);
  return `Usage: npm run cli -- COMMAND\n\n${lines.join('\n')}\n\nThe database is DATABASE_URL, or data/acumen.db where that is not set.`;
}

const [name = '--help', ...rest] = process.argv.slice(2);
const command = commands[name];

if (!command) {
  console.log(help());
  process.exitCode = name === '--help' || name === 'help' ? 0 : 2;
  if (process.exitCode) console.error(`\nThere is no command "${name}".`);
} else {
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: command.options ?? {},
      allowPositionals: true,
      strict: true,
    });
    process.exitCode = await command.run({ options: values, positionals });
  } catch (error) {
    if (!isExpected(error)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    await closeWorkerPools();
  }
}

/** A wrong option or an expected refusal has a sentence of its own; a bug keeps its stack. */
function isExpected(error: unknown): error is Error {
  if (error instanceof CommandFailed || error instanceof Refusal) return true;
  if (error instanceof EnvProblem || error instanceof DatabaseProblem) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
