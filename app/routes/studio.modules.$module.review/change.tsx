import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { ItemChange } from '#app/authoring/review/compare-items.ts';
import { messages as review } from '#app/authoring/review/messages.ts';
import { Tag } from '#app/ui/tag.tsx';
import { TextChanges } from '#app/ui/text-changes.tsx';
import { messages } from './messages.ts';

interface ChangeProps {
  /** Address of the lesson as learners would see it. */
  preview?: string;
  change: ItemChange & { blocks?: { id: string; what: ItemChange['what'] }[] };
  id: string;
  children?: ReactNode;
}

/** One part of the module that differs, with its texts by words. */
export function Change({ change: { kind, title, what, diff, blocks = [] }, id, preview, children }: ChangeProps) {
  const { tag, word } = messages.whats[what];
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
      <TextChanges lines={diff} words={review.diff} />
      {children}
    </article>
  );
}
