import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { forgetAnswer, keepAnswer, keptAnswers } from '#app/assessment/kept-answers.ts';
import { leaveForNext } from '#app/assessment/use-one-person.ts';
import { personOfBrowser } from '#app/identity/person-tag.ts';
import type { AnswerSaved } from '#app/record/save-quiz-answer.server.ts';
import type { QuizItem, QuizSheet } from '#app/reporting/quiz-view.ts';

export type SavedState =
  | { kind: 'saving' }
  | { kind: 'saved'; time: string }
  | { kind: 'waiting' }
  | { kind: 'signed-out' }
  | { kind: 'refused' }
  /** Another window has stored a newer answer. */
  | { kind: 'overtaken' }
  /** What is typed so far is no answer yet, such as a half-written number. */
  | { kind: 'unreadable' };
export type SavedStates = Record<number, SavedState>;

const restMilliseconds = 400;
const retryMilliseconds = 5000;

/**
 * Saves an answer as it is given. What cannot be sent is kept in this window under the person and the attempt, and is sent
 * again when the network or the session is back.
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
      const now = personOfBrowser();
      if (now !== personId) {
        if (now !== null) return leaveForNext();
        return setStates((all) => ({ ...all, [position]: { kind: 'signed-out' } }));
      }
      setStates((all) => (all[position]?.kind === 'waiting' ? all : { ...all, [position]: { kind: 'saving' } }));
      const state = await post(url, kept.fields, kept.sequence);
      if (state.kind === 'saved' || state.kind === 'overtaken' || state.kind === 'refused') {
        forgetAnswer(personId, attemptId, position, kept.sequence);
      }
      setStates((all) => ({ ...all, [position]: state }));
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
    ({ position, sequence: storedSequence }: QuizItem) =>
      () => {
        if (!form.current) return;
        const fields = fieldsOf(form.current, position, attemptId);
        keepAnswer(personId, attemptId, { position, storedSequence, fields });
        window.clearTimeout(timers.current.get(position));
        const timer = window.setTimeout(() => void send(position), restMilliseconds);
        timers.current.set(position, timer);
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

async function post(url: string, fields: [string, string][], sequence: number): Promise<SavedState> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) }).catch(() => null);
  if (!response || response.status >= 500 || response.status === 429) return { kind: 'waiting' };
  if (response.status === 401) return { kind: 'signed-out' };
  if (!response.ok) return { kind: 'refused' };
  const saved = (await response.json()) as AnswerSaved;
  if (saved.kind === 'wrong') return { kind: 'unreadable' };
  return saved.sequence > sequence ? { kind: 'overtaken' } : { kind: 'saved', time: saved.time };
}
