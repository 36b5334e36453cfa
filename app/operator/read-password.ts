import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CommandFailed } from './command.ts';

/**
 * A password from the terminal, twice and without showing it, or the first line of standard input. Never from an argument:
 * the list of processes and the history of the shell would keep it.
 */
export async function readPassword(input: Readable & { isTTY?: boolean } = process.stdin): Promise<string> {
  if (!input.isTTY) return (await text(input)).split(/\r?\n/)[0] ?? '';
  const first = await ask('Password (12 characters or more): ');
  if ((await ask('The same again: ')) !== first) throw new CommandFailed('The two passwords differ. Nothing was made.');
  return first;
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      terminal.once('line', resolve);
      terminal.once('SIGINT', () => reject(new CommandFailed('Stopped. Nothing was made.')));
      terminal.once('close', () => reject(new CommandFailed('No password was given. Nothing was made.')));
    });
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
