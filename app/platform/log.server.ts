import { type DestinationStream, type Logger, pino } from 'pino';
import type { Env } from './env.server.ts';

export type { Logger };

/** Never written, wherever they stand in the first three levels of what is logged. */
const SECRET_KEYS = [
  ...['password', 'secret', 'token', 'authorization', 'cookie', 'set-cookie', 'identifier', 'handle', 'email', 'name'],
  ...[
    'answer',
    'text',
    'private_sealed',
    'secret_hash',
    'databaseUrl',
    'smtpUrl',
    'csrf',
    'nonce',
    'session',
    'sessionId',
  ],
];
const LEVELS = ['', '*.', '*.*.'];

/** One line of JSON per entry, so that a line break in a value stays inside its string. */
export function createLogger(env: Pick<Env, 'local'>, destination?: DestinationStream): Logger {
  const options = {
    level: 'info',
    base: { app: 'acumen', local: env.local },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: LEVELS.flatMap((level) => SECRET_KEYS.map((key) => path(level, key))), censor: '[hidden]' },
    serializers: { err: errorForLog, error: errorForLog },
  };
  return destination ? pino(options, destination) : pino(options);
}

function path(level: string, key: string): string {
  if (!key.includes('-')) return level + key;
  return `${level.replace(/\.$/, '')}["${key}"]`;
}

/** A driver's error also carries the row it failed on: only these four parts are logged. */
function errorForLog(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as Error & { code?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' && { code }),
    stack: error.stack,
    ...(error.cause !== undefined && { cause: errorForLog(error.cause) }),
  };
}
