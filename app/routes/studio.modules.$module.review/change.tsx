import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { ItemChange } from '#app/authoring/review/compare-items.ts';
import { messages as review } from '#app/authoring/review/messages.ts';
import type { DiffLine } from '#app/curriculum/word-diff.ts';
import { Details } from '#app/ui/details.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { TextChanges } from '#app/ui/text-changes.tsx';
import { messages } from './messages.ts';

interface ChangeProps {
  /** Address of the lesson as learners would see it. */
  preview?: string;
  change: ItemChange & {
    blocks?: { id: string; what: ItemChange['what'] }[];
    /** Of a lesson: what differs without its syntax; null where it cannot be read. */
    reading?: DiffLine[] | null;
  };
  id: string;
  children?: ReactNode;
}

/** One part of the module that differs, with its texts by words. */
export function Change({ change, id, preview, children }: ChangeProps) {
  const { kind, title, what, diff, blocks = [], reading = null } = change;
  const { tag, word } = messages.whats[what];
  const written = <TextChanges lines={diff} words={review.diff} />;
  return (
    <article className="change" id={id} aria-labelledby={`${id}-title`}>
      <div className="change__head">
        <h3 id={`${id}-title`}>
          {messages.kinds[kind]}: <bdi>{title}</bdi>
        </h3>
        <Tag state={tag}>{word}</Tag>
      </div>
      {blocks.length > 0 && (
        <ul>
          {blocks.map((block) => (
            <li key={block.id}>{messages.block(messages.whats[block.what].word, block.id)}</li>
          ))}
        </ul>
      )}
      {preview !== undefined && (
        <p>
          <Link to={preview}>{messages.preview}</Link>
        </p>
      )}
      {reading === null ? (
        written
      ) : (
        <>
          {reading.length === 0 ? <p>{messages.readsSame}</p> : <TextChanges lines={reading} words={review.diff} />}
          <Details summary={messages.asWritten}>{written}</Details>
        </>
      )}
      {children}
    </article>
  );
}
