import type { Command } from '../command.ts';
import { makeDemo } from '../demo/make-demo.server.ts';
import { signInLines } from '../demo/sign-in-lines.ts';
import { loadContentFolder } from '../load-content-folder.server.ts';
import { withRuntime } from '../with-runtime.server.ts';

export const prepare: Command = {
  usage: 'prepare',
  summary: 'what npm start does before it serves: tables, lessons and, in a new local database, the demo hospital',
  run: () =>
    withRuntime(async (runtime) => {
      if (runtime.env.demo) await makeDemo(runtime, console.log);
      await loadContentFolder(runtime, 'content');
      if (runtime.env.demo) console.log(signInLines());
      return 0;
    }),
};
