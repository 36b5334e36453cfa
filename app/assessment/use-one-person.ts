import { useEffect } from 'react';
import { forgetAnswersOfOthers } from './kept-answers.ts';

/**
 * One browser, one person. A page drops what earlier people left in its window and tells the other windows who is signed in
 * now; a window that still shows somebody else leaves at once, with nothing sent.
 */
export function useOnePerson(personId: string | null): void {
  useEffect(() => {
    if (personId === null) return;
    forgetAnswersOfOthers(personId);
    const channel = new BroadcastChannel('acumen-person');
    channel.onmessage = ({ data }) => {
      if (data !== personId) leaveForNext();
    };
    channel.postMessage(personId);
    return () => channel.close();
  }, [personId]);
}

/** Somebody else has signed in: this window drops what it kept and shows their start. */
export function leaveForNext(): void {
  forgetAnswersOfOthers('');
  window.location.replace('/login');
}
