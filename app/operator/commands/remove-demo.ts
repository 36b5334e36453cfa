import { removeSignIns } from '#app/identity/remove-sign-ins.server.ts';
import type { Command } from '../command.ts';
import { withRuntime } from '../with-runtime.server.ts';

export const removeDemo: Command = {
  usage: 'demo:remove',
  summary: 'takes the sign-ins with the public demo password away; the demo people stay as records',
  run: () =>
    withRuntime(async ({ db, deps }) => {
      const gone = await removeSignIns(db, deps, '@demo.test');
      if (gone.length === 0) console.log('There are no demo sign-ins in this database.');
      else console.log(`Removed ${gone.length} demo sign-ins:\n${gone.map((handle) => `  ${handle}`).join('\n')}`);
      return 0;
    }),
};
