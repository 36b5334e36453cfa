import type { LessonPage } from '#app/reporting/learner-view.ts';
import { Details } from '#app/ui/details.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { TextChanges } from '#app/ui/text-changes.tsx';
import { messages } from './messages.ts';

interface LessonNoticesProps {
  page: LessonPage;
  /** Where a five-minute stretch ends: the id of a heading or block. */
  until: string | null;
}

export function LessonNotices({ page, until }: LessonNoticesProps) {
  const stop = until && page.outline.find((heading) => heading.id === until);
  if (stop) {
    return (
      <Notice title={messages.five}>
        <p>
          {messages.fiveUntil} <a href={`#${stop.id}`}>{stop.text}</a>. {messages.fiveThen}
        </p>
      </Notice>
    );
  }
  if (page.state === 'changed') return <Changed changes={page.changes} />;
  if (page.state === 'done') {
    return (
      <Notice tone="ok" title={messages.done}>
        <p>{messages.doneText}</p>
      </Notice>
    );
  }
  if (page.place) {
    return (
      <p className="muted small screen-only">
        {messages.resume} <a href={`#${page.place}`}>{messages.resumeLink}</a>
      </p>
    );
  }
  return null;
}

/** In which language the text is, and in which others it is to be had. */
export function LanguageLine({ language }: { language: LessonPage['language'] }) {
  if (!language) return null;
  const { name, missing, stale, others } = language;
  return (
    <>
      {stale && (
        <Notice tone="warn" title={messages.stale(name)}>
          <p>{messages.staleText}</p>
        </Notice>
      )}
      {missing !== null && <p>{messages.missing(missing, name)}</p>}
      {others.length > 0 && (
        <p className="screen-only">
          {messages.languages}{' '}
          {others.map((other, index) => (
            <span key={other.lang}>
              {index > 0 && ', '}
              <a href={`?lang=${other.lang}`} lang={other.lang} hrefLang={other.lang}>
                {other.name}
              </a>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function Changed({ changes }: Pick<LessonPage, 'changes'>) {
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
