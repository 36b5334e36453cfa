import { useFetcher, useSubmit } from '@remix-run/react';
import { type RefObject, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';

const restMilliseconds = 800;

/** `saved` only when the server has answered with the time; what could not be saved goes with the next change. */
export type SaveState = 'nothing' | 'saving' | 'saved' | 'unsaved';

/**
 * Keeps the unfinished work of a form on the server: `touch` after a change saves when the hand rests, `flush` saves at
 * once what waits, `forget` drops it (the form itself is being sent). Each save has a fetcher of its own: one fetcher would
 * break off the save before, half-way through its answer. The server keeps the highest sequence, whichever comes last.
 */
export function useDraft(form: RefObject<HTMLFormElement>) {
  const id = useId();
  const [count, setCount] = useState(0);
  const { state, data } = useFetcher<unknown>({ key: `${id}${count}` });
  const submit = useSubmit();
  const saves = useRef(0);
  const timer = useRef<number | null>(null);

  const forget = useCallback(() => {
    if (timer.current !== null) window.clearTimeout(timer.current);
    timer.current = null;
  }, []);

  const flush = useCallback(() => {
    if (timer.current === null || !form.current) return;
    forget();
    const fields = new FormData(form.current);
    fields.set('intent', 'save-block');
    fields.set('sequence', String(Date.now()));
    saves.current += 1;
    setCount(saves.current);
    const fetcherKey = `${id}${saves.current}`;
    submit(fields, { method: 'post', preventScrollReset: true, navigate: false, fetcherKey });
  }, [id, form, forget, submit]);

  const touch = useCallback(() => {
    forget();
    timer.current = window.setTimeout(flush, restMilliseconds);
  }, [flush, forget]);

  useEffect(() => {
    const onHidden = () => document.visibilityState === 'hidden' && flush();
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      forget();
    };
  }, [flush, forget]);

  const saving = state !== 'idle' ? 'saving' : outcomeOf(data);
  return useMemo(() => ({ touch, flush, forget, saving }), [touch, flush, forget, saving]);
}

function outcomeOf(data: unknown): SaveState {
  if (data === undefined) return 'nothing';
  return typeof data === 'object' && data !== null && 'savedAt' in data ? 'saved' : 'unsaved';
}
