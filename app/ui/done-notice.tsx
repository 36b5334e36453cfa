import { useSearchParams } from '@remix-run/react';
import { Notice } from './notice.tsx';

interface DoneNoticeProps {
  /** What is said of each thing that can have been done, by the word in the address. */
  words: Readonly<Record<string, string>>;
  /** An answer on the page has something else to say. */
  unless?: boolean;
}

/** What has just been done, as `?done=` in the address says it after a redirect. */
export function DoneNotice({ words, unless = false }: DoneNoticeProps) {
  const done = useSearchParams()[0].get('done');
  if (unless || done === null || !Object.hasOwn(words, done)) return null;
  return <Notice tone="ok" title={words[done]} live />;
}
