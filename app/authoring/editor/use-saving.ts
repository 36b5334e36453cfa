import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { forgetText, type KeptText, keepText, keptText, type TextPlace } from './kept-text.ts';
import { postAs } from './post-as.ts';
import { type OtherText, savePath, type TextSaved } from './saving.ts';

export type SavingState =
  /** As the page was opened. */
  | { kind: 'untouched' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved'; time: string }
  /** No answer; it is tried again by itself. `kept`: this browser holds the text until then. */
  | { kind: 'waiting'; kept: boolean }
  | { kind: 'signed-out'; kept: boolean }
  | { kind: 'refused'; reason: string }
  /** Somebody else has saved; nothing is sent until it is said which text counts. */
  | { kind: 'conflict'; theirs: OtherText };

export interface SavedText {
  moduleId: string;
  revision: number;
  text: string;
}

const restMilliseconds = 1500;
const retryMilliseconds = 4000;
/** Browsers send no more than 64 kB for a page that is gone. */
const mostOnLeaving = 20_000;

/**
 * Saves a text as it is written: when the hand rests, when the page is left, and again and again where nobody answers. Until
 * the server has confirmed it, this browser keeps it for its author.
 */
export function useSaving(place: TextPlace, stored: SavedText) {
  const { personId, draftId, path } = place;
  const [state, setState] = useState<SavingState>({ kind: 'untouched' });
  const { revision: first, text: stands } = stored;
  const work = useRef<Work>({ revision: first, base: stands, text: stands, saved: stands, busy: false, held: false });
  const timer = useRef(0);
  const url = savePath(stored.moduleId);

  const send = useCallback(
    async (keepalive = false) => {
      window.clearTimeout(timer.current);
      const now = work.current;
      if (now.busy || now.held || now.text === now.saved) return;
      const { revision, text } = now;
      now.busy = true;
      setState((before) => (before.kind === 'waiting' ? before : { kind: 'saving' }));
      const fields = { draft: draftId, path, revision: String(revision), text };
      const posted = await postAs<TextSaved>(personId, url, fields, {
        keepalive: keepalive && text.length < mostOnLeaving,
      });
      now.busy = false;
      if (posted.kind === 'answer' && posted.value.kind === 'saved') {
        now.revision = posted.value.revision;
        now.saved = text;
        now.base = text;
        if (now.text === text) {
          forgetText({ personId, draftId, path });
          return setState({ kind: 'saved', time: posted.value.time });
        }
        keepText({ personId, draftId, path }, { revision: now.revision, base: now.base, text: now.text });
        timer.current = window.setTimeout(() => void send(), restMilliseconds);
        return setState({ kind: 'typing' });
      }
      if (posted.kind === 'answer') {
        now.held = true;
        const { theirs } = posted.value as { theirs: OtherText };
        return setState({ kind: 'conflict', theirs });
      }
      const kept = keptText({ personId, draftId, path }) !== null;
      if (posted.kind === 'refused') return setState({ kind: 'refused', reason: posted.reason });
      timer.current = window.setTimeout(() => void send(), retryMilliseconds);
      setState({ kind: posted.kind, kept });
    },
    [personId, draftId, path, url],
  );

  /** The text as it is now, after each change. */
  const change = useCallback(
    (text: string) => {
      const now = work.current;
      now.text = text;
      window.clearTimeout(timer.current);
      if (text === now.saved && !now.busy && !now.held) {
        forgetText({ personId, draftId, path });
        return setState((before) => (before.kind === 'saved' ? before : { kind: 'untouched' }));
      }
      keepText({ personId, draftId, path }, { revision: now.revision, base: now.base, text });
      if (now.held) return;
      timer.current = window.setTimeout(() => void send(), restMilliseconds);
      setState((before) => (before.kind === 'waiting' || before.kind === 'signed-out' ? before : { kind: 'typing' }));
    },
    [personId, draftId, path, send],
  );

  /** After a conflict: `text` is what shall stand, over what the other has saved. */
  const settle = useCallback(
    (theirs: OtherText, text: string) => {
      const now = work.current;
      Object.assign(now, { held: false, revision: theirs.revision, saved: theirs.text, base: theirs.text, text });
      if (text === theirs.text) {
        forgetText({ personId, draftId, path });
        return setState({ kind: 'saved', time: theirs.time });
      }
      keepText({ personId, draftId, path }, { revision: theirs.revision, base: theirs.text, text });
      void send();
    },
    [personId, draftId, path, send],
  );

  /** Once, when the page is there: what this browser still holds of an earlier visit. */
  const found = useCallback((): KeptText | null => {
    const kept = keptText({ personId, draftId, path });
    if (kept && kept.text === work.current.saved) forgetText({ personId, draftId, path });
    if (!kept || kept.text === work.current.saved) return null;
    Object.assign(work.current, { revision: kept.revision, base: kept.base });
    return kept;
  }, [personId, draftId, path]);

  useEffect(() => {
    const atOnce = () => void send();
    const onHidden = () => document.visibilityState === 'hidden' && void send(true);
    window.addEventListener('online', atOnce);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      void send(true);
      window.removeEventListener('online', atOnce);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [send]);

  /** What this window began with, for putting two texts together. */
  const base = useCallback(() => work.current.base, []);

  return useMemo(() => ({ state, change, send, settle, found, base }), [state, change, send, settle, found, base]);
}

interface Work {
  /** Of the text that this one was written over, which is `base`. */
  revision: number;
  base: string;
  text: string;
  /** As the server has it, as far as this window knows. */
  saved: string;
  busy: boolean;
  held: boolean;
}
