import type { LessonPage } from '#app/reporting/learner-view.ts';
import { Details } from '#app/ui/details.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { TextChanges } from '#app/ui/text-changes.tsx';
import { messages } from './messages.ts';

/** What became of a lesson since it was read. */
export function Changed({ changes }: Pick<LessonPage, 'changes'>) {
  return (
    <section className="stack" aria-label={messages.changed}>
      <Notice tone="warn" title={messages.changed}>
        <p>{messages.changedText}</p>
        {changes && changes.blocks.length > 0 && (
          <>
            <p>{messages.changedBlocks}</p>
            <ul className="list">
              {changes.blocks.map(({ id, text }) => (
                <li key={id}>
                  <a href={`#${id}`}>{text}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </Notice>
      {changes && changes.lines.length > 0 && (
        <Details summary={messages.changedSince(changes.version)} open>
          <TextChanges lines={changes.lines} words={messages.changes} />
        </Details>
      )}
    </section>
  );
}
