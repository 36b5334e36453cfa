import type { Command } from '../command.ts';
import { loadContentFolder } from '../load-content-folder.server.ts';
import { withRuntime } from '../with-runtime.server.ts';

export const loadContentCommand: Command = {
  usage: 'content:load [DIR]',
  summary: 'publishes what has changed in a folder of lessons',
  run: ({ positionals }) =>
    withRuntime(async (runtime) => {
      await loadContentFolder(runtime, positionals[0] ?? 'content');
      return 0;
    }),
};
