import type { ReactNode } from 'react';
import { Tag, type TagState } from '#app/ui/tag.tsx';

/** What a row of feedback says of an answer: a word, with a shape that repeats it. */
export type MarkKind = 'right' | 'wrong' | 'missed';

const states: Record<MarkKind, TagState> = { right: 'done', wrong: 'bad', missed: 'soon' };

export function Mark({ kind, children }: { kind: MarkKind; children: ReactNode }) {
  return (
    <p className="feedback__mark">
      <Tag state={states[kind]}>{children}</Tag>
    </p>
  );
}
