import { type Command, CommandFailed } from '../command.ts';
import { makeDemo } from '../demo/make-demo.server.ts';
import { signInLines } from '../demo/sign-in-lines.ts';
import { withRuntime } from '../with-runtime.server.ts';

export const loadDemo: Command = {
  usage: 'demo',
  summary: 'fills an empty local database with the demo hospital',
  run: () =>
    withRuntime(async (runtime) => {
      if (!runtime.env.local) {
        throw new CommandFailed('Demo people have a public password, so they are made only where ORIGIN is local.');
      }
      if (!(await makeDemo(runtime, console.log)))
        throw new CommandFailed('There are people in this database already. Demo data goes into an empty one.');
      console.log(signInLines());
      return 0;
    }),
};
