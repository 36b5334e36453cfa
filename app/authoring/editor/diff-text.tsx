import type { DiffPart } from '#app/curriculum/word-diff.ts';

/** Changed words, by mark and by word: what reads a page aloud says `ins` and `del`. */
export function DiffText({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <div className="stored-text diff">
      {parts.map(({ kind, text }, index) => {
        const Part = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span';
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
        return <Part key={index}>{text}</Part>;
      })}
    </div>
  );
}
