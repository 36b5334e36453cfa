import { type Command, CommandFailed } from '../command.ts';
import { makeCrowd } from '../demo/crowd/make-crowd.server.ts';
import { makeDemo } from '../demo/make-demo.server.ts';
import { signInLines } from '../demo/sign-in-lines.ts';
import { withRuntime } from '../with-runtime.server.ts';

const most = 9_999_999;

export const loadDemo: Command = {
  usage: 'demo [--people N]',
  summary: 'fills an empty local database with the demo hospital, and with N invented people more',
  options: { people: { type: 'string' } },
  run: ({ options }) =>
    withRuntime(async (runtime) => {
      const more = readCount(options.people);
      if (!runtime.env.local) {
        throw new CommandFailed('Demo people have a public password, so they are made only where ORIGIN is local.');
      }
      if (!(await makeDemo(runtime, console.log)))
        throw new CommandFailed('There are people in this database already. Demo data goes into an empty one.');
      if (more > 0) await makeCrowd(runtime.db, runtime.deps, more, console.log);
      console.log(signInLines());
      return 0;
    }),
};

function readCount(text: unknown): number {
  if (text === undefined) return 0;
  const count = Number(text);
  if (typeof text !== 'string' || !/^\d+$/.test(text) || count < 1 || count > most) {
    throw new CommandFailed(`Say how many people: a whole number from 1 to ${most.toLocaleString('en-GB')}.`);
  }
  return count;
}
