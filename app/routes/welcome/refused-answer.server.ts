import { data } from '@remix-run/node';
import { messages } from '#app/identity/messages.ts';
import { Refusal, refusalStatus } from '#app/platform/refusal.ts';

/** Why nothing was set, the field that it is about, and the code as it was typed; never a password. */
export interface Refused {
  text: string;
  field: 'code' | 'password' | 'again';
  code: string;
}

const fields: Record<string, Refused['field']> = {
  'identity.password-length': 'password',
  'identity.passwords-differ': 'again',
};

/** Any refusal but that the server is busy comes back to the form. */
export async function refusedAnswer<T>(code: string, work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'unavailable') throw error;
    const text = (messages as Record<string, unknown>)[error.reason];
    if (typeof text !== 'string') throw error;
    const refused: Refused = { text, field: fields[error.reason] ?? 'code', code: code.slice(0, 60) };
    return data({ refused }, { status: refusalStatus[error.code] });
  }
}
