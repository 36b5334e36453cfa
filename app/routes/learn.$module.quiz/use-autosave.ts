import { useCallback, useEffect, useRef, useState } from 'react';
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
type Kept = ReturnType<typeof keptAnswers>;

/** What the window knows of the answers beside the sheet, by position. */
export interface Answers {
  states: SavedStates;
  /** What the server has not confirmed yet. */
  waiting: Kept;
  /** The last answer that this window gave, confirmed or not; it may be newer than the sheet. */
  own: Kept;
  /** Answers that waited when the page was opened, and that its markup does not show. */
  found: Kept;
  onChange: (form: HTMLFormElement | null, item: QuizItem) => void;
}

const restMilliseconds = 400;
const retryMilliseconds = 5000;

/**
 * Saves an answer as it is given, for as long as the sheet is open, whatever of it is on the page. What cannot be sent is kept
 * in this window under the person and the attempt, and is sent again when the network or the session is back.
 */
export function useAutosave(sheet: QuizSheet): Answers {
  const { personId, attemptId, module } = sheet;
  const [states, setStates] = useState<SavedStates>({});
  const [{ waiting, own, found }, setKept] = useState<Record<'waiting' | 'own' | 'found', Kept>>(nothingKept);
  const timers = useRef(new Map<number, number>());
  const url = `/learn/${module.slug}/quiz/save`;

  const look = useCallback(() => {
    const kept = keptAnswers(personId, attemptId);
    setKept((before) => ({ ...before, waiting: kept, own: { ...before.own, ...kept } }));
  }, [personId, attemptId]);

  const send = useCallback(
    async (position: number) => {
      const kept = keptAnswers(personId, attemptId)[position];
      if (!kept) return;
      const now = personOfBrowser();
      if (now !== personId && now !== null) return leaveForNext();
      const show = (state: SavedState) => setStates((all) => ({ ...all, [position]: state }));
      if (now === null) return show({ kind: 'signed-out' });
      setStates((all) => (all[position]?.kind === 'waiting' ? all : { ...all, [position]: { kind: 'saving' } }));
      const state = await post(url, kept.fields, kept.sequence);
      if (state.kind !== 'waiting' && state.kind !== 'signed-out') {
        forgetAnswer(personId, attemptId, position, kept.sequence);
        look();
      }
      show(state);
    },
    [personId, attemptId, url, look],
  );

  useFlush(sheet, send, look);
  useEffect(() => {
    const kept = keptAnswers(personId, attemptId);
    setKept((before) => ({ ...before, found: kept }));
  }, [personId, attemptId]);

  const onChange = useCallback(
    (form: HTMLFormElement | null, { position, sequence: storedSequence }: QuizItem) => {
      if (!form) return;
      keepAnswer(personId, attemptId, { position, storedSequence, fields: fieldsOf(form, position, attemptId) });
      look();
      window.clearTimeout(timers.current.get(position));
      const timer = window.setTimeout(() => void send(position), restMilliseconds);
      timers.current.set(position, timer);
    },
    [personId, attemptId, send, look],
  );

  return { states, waiting, own, found, onChange };
}

const nothingKept = { waiting: {}, own: {}, found: {} };

/** Sends what waits, now and again. What the sheet has a newer answer for need not be sent. */
function useFlush(
  { personId, attemptId, items }: QuizSheet,
  send: (position: number) => Promise<void>,
  look: () => void,
): void {
  useEffect(() => {
    const flush = () => {
      for (const [position, { sequence }] of Object.entries(keptAnswers(personId, attemptId))) {
        const item = items.find((each) => each.position === Number(position));
        if (item && item.sequence >= sequence) forgetAnswer(personId, attemptId, item.position, sequence);
        else void send(Number(position));
      }
      look();
    };
    flush();
    const retry = window.setInterval(flush, retryMilliseconds);
    window.addEventListener('online', flush);
    return () => {
      window.clearInterval(retry);
      window.removeEventListener('online', flush);
    };
  }, [personId, attemptId, items, send, look]);
}

/** Question fields are named `q<position>` or `q<position>.<part>`; the person for whom the form was drawn goes along. */
function fieldsOf(form: HTMLFormElement, position: number, attemptId: string): [string, string][] {
  const own = [...new FormData(form)].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' &&
      (entry[0] === 'person' || entry[0] === `q${position}` || entry[0].startsWith(`q${position}.`)),
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
