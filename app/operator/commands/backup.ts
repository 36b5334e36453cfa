import { readEnv } from '#app/platform/env.server.ts';
import { backUpDatabase } from '#db/dialect/backup.ts';
import { type Command, CommandFailed } from '../command.ts';
import { inWords } from '../size.ts';

export const backup: Command = {
  usage: 'db:backup FILE',
  summary: 'writes a copy of the database to a new file, while people go on working',
  run: async ({ positionals }) => {
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new CommandFailed('Name one new file: npm run db:backup -- backups/monday.db');
    const { databaseUrl } = readEnv(process.env);
    const started = performance.now();
    const { bytes } = await backUpDatabase(databaseUrl, file);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${file}: ${inWords(bytes)}, checked, in ${seconds} s.`);
    console.log(
      'Keep the secret (SECRET, or the file "secret" beside the database) as well: the signing key needs it.',
    );
    return 0;
  },
};
