import type { ParseArgsConfig } from 'node:util';

export interface Command {
  usage: string;
  summary: string;
  options?: ParseArgsConfig['options'];
  /** Returns the exit status. */
  run: (input: { options: Record<string, unknown>; positionals: string[] }) => Promise<number>;
}

/** An expected failure: its message is all that the operator needs. */
export class CommandFailed extends Error {}
