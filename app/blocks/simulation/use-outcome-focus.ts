import { useCallback, useEffect, useRef } from 'react';

/** The block whose retry was pressed: the page builds the new try afresh, so the focus is carried over by hand. */
let retried: string | null = null;

/** Leads the focus to `target` when a result appears, and to the new try when `retry` was called before it. */
export function useOutcomeFocus<T extends HTMLElement>(id: string, answered: boolean) {
  const target = useRef<T>(null);
  const was = useRef(answered);
  useEffect(() => {
    const came = answered ? !was.current : retried === id;
    if (came) target.current?.focus();
    if (retried === id && !answered) retried = null;
    was.current = answered;
  }, [answered, id]);
  const retry = useCallback(() => {
    retried = id;
  }, [id]);
  return { target, retry };
}
