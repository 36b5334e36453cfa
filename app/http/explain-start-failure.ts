import { messages } from './messages.ts';

/**
 * What to tell the operator when the server does not start; null for a bug, whose stack is needed. Problems of settings
 * and database (`EnvProblem`, `DatabaseProblem`) say it themselves.
 */
export function explainStartFailure(error: unknown, port: number): string | null {
  if (!(error instanceof Error)) return null;
  if (/Problem$/.test(error.name) || /Problem$/.test(error.constructor.name)) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return messages.portInUse(port);
  if (code === 'EACCES' && (error as NodeJS.ErrnoException).syscall === 'listen') return messages.portForbidden(port);
  return null;
}
