import { type FormEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { messages } from './messages.ts';
import type { FrameMessage, PreviewLesson } from './preview.ts';
import { type PreviewTries, playBlock, previewParts, triesThatHold } from './preview-parts.ts';

interface Shown {
  lesson: PreviewLesson | null;
  tries: PreviewTries;
  unanswered: string | null;
}

/**
 * The lesson on the preview's page, and what is tried out in it: answered by the blocks' own models in the browser, and sent
 * nowhere. In the editor's frame each new text comes from the editor.
 */
export function useShownLesson(stored: PreviewLesson | null, played: Omit<Shown, 'lesson'>) {
  const [{ lesson, tries, unanswered }, setShown] = useState<Shown>({ lesson: stored, ...played });

  useEffect(() => {
    if (window.parent === window) return;
    document.getElementById('main')?.setAttribute('aria-label', messages.main);
    const onMessage = ({ source, origin, data }: MessageEvent<FrameMessage>) => {
      if (source !== window.parent || origin !== window.location.origin || data.kind !== 'preview-lesson') return;
      setShown((before) => ({
        lesson: data.lesson,
        tries: before.lesson ? triesThatHold(before.lesson.segments, data.lesson.segments, before.tries) : {},
        unanswered: null,
      }));
    };
    window.addEventListener('message', onMessage);
    window.parent.postMessage({ kind: 'preview-ready' } satisfies FrameMessage, window.location.origin);
    return () => window.removeEventListener('message', onMessage);
  }, []);

  const play = useCallback((event: FormEvent<HTMLElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.target as HTMLFormElement, submitter);
    setShown((before) =>
      before.lesson ? { ...before, ...playBlock(before.lesson.segments, before.tries, form) } : before,
    );
  }, []);

  const parts = useMemo(() => (lesson ? previewParts(lesson.segments, tries) : []), [lesson, tries]);
  return { lesson, parts, unanswered, play };
}
