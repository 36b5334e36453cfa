import { useEffect, useMemo, useRef } from 'react';
import { diffTexts } from '#app/curriculum/word-diff.ts';
import { Button } from '#app/ui/button.tsx';
import { TextChanges } from '#app/ui/text-changes.tsx';
import { messages as review } from '../review/messages.ts';
import { StoredText } from '../stored-text.tsx';
import { mergeTexts } from './merge-texts.ts';
import { messages } from './messages.ts';
import type { OtherText } from './saving.ts';

interface ConflictProps {
  /** What both began with. */
  base: string;
  mine: string;
  theirs: OtherText;
  onChoose: (text: string) => void;
}

const words = messages.conflict;

/** Two texts of two people, side by side, until it is said what shall stand. */
export function Conflict({ base, mine, theirs, onChoose }: ConflictProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const both = useMemo(() => mergeTexts(base, mine, theirs.text), [base, mine, theirs]);
  const lines = useMemo(() => diffTexts(theirs.text, mine), [mine, theirs]);
  return (
    <section className="conflict stack" aria-labelledby="conflict">
      <h2 id="conflict" tabIndex={-1} ref={heading}>
        {words.title}
      </h2>
      <p>{words.text(theirs.by, theirs.time)}</p>
      <h3>{words.changes}</h3>
      <TextChanges lines={lines} words={review.diff} />
      <div className="row">
        {both !== null && (
          <Button type="button" onClick={() => onChoose(both)}>
            {words.both}
          </Button>
        )}
        <Button type="button" look="secondary" onClick={() => onChoose(mine)}>
          {words.keepMine}
        </Button>
        <Button type="button" look="secondary" onClick={() => onChoose(theirs.text)}>
          {words.keepTheirs}
        </Button>
      </div>
      <p className="muted">{both !== null ? `${words.bothHint} ${words.after}` : words.after}</p>
      <div className="conflict__texts">
        <div>
          <h3>{words.mine}</h3>
          <StoredText label={words.mine}>{mine}</StoredText>
        </div>
        <div>
          <h3>{words.theirs(theirs.by)}</h3>
          <StoredText label={words.theirs(theirs.by)}>{theirs.text}</StoredText>
        </div>
      </div>
    </section>
  );
}
