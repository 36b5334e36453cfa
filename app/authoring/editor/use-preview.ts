import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '#app/curriculum/problem.ts';
import type { Finding } from '../lint/finding.ts';
import type { FrameMessage, PreviewAnswer, PreviewLesson } from '../preview/preview.ts';
import { postAs } from './post-as.ts';

/** After the last key. With the answer's 200 ms the preview follows a pause within 300 ms on a machine of one's own. */
const restMilliseconds = 150;
const retryMilliseconds = 4000;

interface Text {
  personId: string;
  moduleId: string;
  path: string;
}

interface Previewed {
  problems: readonly Problem[];
  /** Null while the text cannot be read. */
  advice: readonly Finding[] | null;
  /** The frame shows an earlier text: this one cannot be shown. */
  behind: boolean;
}

/** Has each text checked, advised on and shown in the frame when the hand rests; the newest breaks off the one before. */
export function usePreview(
  { personId, moduleId, path }: Text,
  first: Pick<Previewed, 'problems' | 'advice'>,
  frame: RefObject<HTMLIFrameElement>,
) {
  const [previewed, setPreviewed] = useState<Previewed>({ ...first, behind: false });
  const lesson = useRef<PreviewLesson | null>(null);
  const timer = useRef(0);
  const running = useRef<AbortController | null>(null);

  const show = useCallback(() => {
    if (!lesson.current) return;
    const message: FrameMessage = { kind: 'preview-lesson', lesson: lesson.current };
    frame.current?.contentWindow?.postMessage(message, window.location.origin);
  }, [frame]);

  const ask = useCallback(
    async (text: string) => {
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      const url = `/studio/modules/${moduleId}/preview`;
      const posted = await postAs<PreviewAnswer>(personId, url, { path, text }, { signal: own.signal });
      if (own.signal.aborted) return;
      if (posted.kind === 'waiting') timer.current = window.setTimeout(() => void ask(text), retryMilliseconds);
      if (posted.kind !== 'answer' || posted.value.kind !== 'checked') return;
      const { problems, advice, lesson: made } = posted.value;
      if (made) lesson.current = made;
      setPreviewed({ problems, advice, behind: made === null });
      show();
    },
    [personId, moduleId, path, show],
  );

  const change = useCallback(
    (text: string) => {
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void ask(text), restMilliseconds);
    },
    [ask],
  );

  useEffect(() => {
    const onMessage = ({ source, origin, data }: MessageEvent<FrameMessage>) => {
      const own = origin === window.location.origin && source === frame.current?.contentWindow;
      if (own && data.kind === 'preview-ready') show();
    };
    window.addEventListener('message', onMessage);
    return () => {
      window.removeEventListener('message', onMessage);
      window.clearTimeout(timer.current);
      running.current?.abort();
    };
  }, [frame, show]);

  return { ...previewed, change };
}
