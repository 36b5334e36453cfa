import type { Command } from '../command.ts';
import { withRuntime } from '../with-runtime.server.ts';

export const migrate: Command = {
  usage: 'db:migrate',
  summary: 'brings the tables up to this release',
  run: () => withRuntime(async () => 0),
};
