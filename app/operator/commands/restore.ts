import { readEnv } from '#app/platform/env.server.ts';
import { restoreDatabase } from '#db/dialect/backup.ts';
import { type Command, CommandFailed } from '../command.ts';
import { checkAllRecords } from './check-records.ts';

export const restore: Command = {
  usage: 'db:restore FILE',
  summary: 'puts such a copy in the place of the database and checks its records; the replaced one is kept',
  run: async ({ positionals }) => {
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new CommandFailed('Name one file: npm run db:restore -- backups/monday.db');
    const { databaseUrl, dataDir } = readEnv(process.env);
    const { kept } = await restoreDatabase(databaseUrl, file, { keepIn: dataDir, now: new Date() });
    console.log(`The database is now the one of ${file}.`);
    if (kept) console.log(`The one that it replaces is kept as ${kept}.`);
    return checkAllRecords();
  },
};
