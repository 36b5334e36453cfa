import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerSaved } from '#app/record/save-quiz-answer.server.ts';
import type { QuizSheet } from '#app/reporting/quiz-view.ts';
import { forget, keep, keptAnswers } from './kept-answers.ts';

export type SavedState =
  | { kind: 'saving' }
  | { kind: 'saved'; time: string }
  | { kind: 'waiting' }
  | { kind: 'signed-out' }
  | { kind: 'refused' }
  /** What is typed so far is no answer yet, such as a half-written number. */
  | { kind: 'unreadable' };
export type SavedStates = Record<number, SavedState>;

const restMilliseconds = 400;
const retryMilliseconds = 5000;

/**
 * Saves an answer as it is given. What cannot be sent is kept in this window under the person and the attempt, and is sent
 * again when the network or the session is back; it never goes out in another person's session, because the server
 * refuses an attempt that is not the sender's.
 */
export function useAutosave(form: RefObject<HTMLFormElement>, sheet: QuizSheet) {
  const [states, setStates] = useState<SavedStates>({});
  const timers = useRef(new Map<number, number>());
  const { personId, attemptId } = sheet;
  const url = `/learn/${sheet.module.slug}/quiz/save`;

  const send = useCallback(
    async (position: number) => {
      const kept = keptAnswers(personId, attemptId)[position];
      if (!kept) return;
      const show = (state: SavedState) => setStates((all) => ({ ...all, [position]: state }));
      show({ kind: 'saving' });
      const response = await fetch(url, { method: 'POST', body: new URLSearchParams(kept.fields) }).catch(() => null);
      if (!response || response.status >= 500 || response.status === 429) return show({ kind: 'waiting' });
      if (response.status === 401) return show({ kind: 'signed-out' });
      if (!response.ok) return show({ kind: 'refused' });
      const saved = (await response.json()) as AnswerSaved;
      if (saved.kind === 'wrong') return show({ kind: 'unreadable' });
      forget(personId, attemptId, position, kept.sequence);
      show({ kind: 'saved', time: saved.time });
    },
    [personId, attemptId, url],
  );

  useEffect(() => {
    const flush = () => {
      for (const position of Object.keys(keptAnswers(personId, attemptId))) void send(Number(position));
    };
    flush();
    const retry = window.setInterval(flush, retryMilliseconds);
    window.addEventListener('online', flush);
    return () => {
      window.clearInterval(retry);
      window.removeEventListener('online', flush);
    };
  }, [personId, attemptId, send]);

  const onChange = useCallback(
    (position: number) => () => {
      if (!form.current) return;
      keep(personId, attemptId, position, fieldsOf(form.current, position, attemptId));
      window.clearTimeout(timers.current.get(position));
      timers.current.set(
        position,
        window.setTimeout(() => void send(position), restMilliseconds),
      );
    },
    [form, personId, attemptId, send],
  );

  return { states, onChange };
}

/** Question fields are named `q<position>` or `q<position>.<part>`. */
function fieldsOf(form: HTMLFormElement, position: number, attemptId: string): [string, string][] {
  const own = [...new FormData(form)].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && (entry[0] === `q${position}` || entry[0].startsWith(`q${position}.`)),
  );
  return [['attempt', attemptId], ['position', String(position)], ...own];
}
