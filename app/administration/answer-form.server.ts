import { data } from '@remix-run/node';
import { Refusal, refusalStatus } from '#app/platform/refusal.ts';
import type { FormRefused } from './form-state.ts';

/**
 * Does what a form asks and gives its answer. What is invalid (422) or stale (409) comes back to the page with what was
 * typed; any other refusal is a page of its own.
 */
export async function answerForm<T>(form: FormData, work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 'invalid' && error.code !== 'stale')) throw error;
    const typed = Object.fromEntries([...form].filter((entry): entry is [string, string] => isText(entry[1])));
    const refused: FormRefused = { code: error.code, reason: error.reason, typed };
    return data({ refused }, { status: refusalStatus[error.code] });
  }
}

const isText = (value: FormDataEntryValue) => typeof value === 'string';
