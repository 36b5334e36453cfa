import { useEffect } from 'react';
import { personChannel, personOfBrowser } from '#app/identity/person-tag.ts';
import { forgetAnswersOfOthers } from './kept-answers.ts';

/**
 * One browser, one person. A page drops what earlier people left in its window and tells the other windows who is signed in
 * now; a window that still shows somebody else leaves at once, with nothing sent.
 */
export function useOnePerson(personId: string | null): void {
  useEffect(() => {
    if (personId === null) return;
    forgetAnswersOfOthers(personId);
    const channel = new BroadcastChannel(personChannel);
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

/** Whether the browser holds the session of somebody else than `personId` by now; then this window leaves. */
export function leftForNext(personId: unknown): boolean {
  const now = personOfBrowser();
  if (now === null || now === personId) return false;
  leaveForNext();
  return true;
}
