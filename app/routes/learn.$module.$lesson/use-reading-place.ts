import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { usePerson } from '#app/ui/person-field.tsx';
import { messages } from './messages.ts';

/** How long a paragraph stays at the top of the window before it counts as the place. */
const restMilliseconds = 2500;

/**
 * Keeps the paragraph that stands at the top of the window as the place to come back to, and marks the one where the
 * person stopped. It records a place, never that something was read.
 */
export function useReadingPlace(stoppedAt: string | null) {
  const body = useRef<HTMLElement>(null);
  const save = useFetcher({ key: 'place' }).submit;
  const person = usePerson();
  const stopped = useRef(stoppedAt);

  useEffect(() => {
    const mark = stopped.current && document.getElementById(stopped.current);
    if (!mark || !body.current?.contains(mark)) return;
    mark.classList.add('resume-mark');
    mark.title = messages.stopped;
  }, []);

  useEffect(() => {
    const places = [...(body.current?.querySelectorAll<HTMLElement>('.lesson__part [id], .check[id]') ?? [])];
    let timer = 0;
    let last: string | null = null;
    const settle = () => {
      if (window.scrollY < 200) return;
      const place = places.findLast((element) => element.getBoundingClientRect().top < 160)?.id;
      if (!place || place === last) return;
      last = place;
      save({ intent: 'place', place, person }, { method: 'post', preventScrollReset: true });
    };
    const onScroll = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(settle, restMilliseconds);
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('scroll', onScroll);
    };
  }, [save, person]);

  return body;
}
