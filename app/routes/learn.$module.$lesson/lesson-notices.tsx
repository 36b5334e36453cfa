import { lazy, Suspense } from 'react';
import type { LessonPage } from '#app/reporting/learner-view.ts';
import { Notice } from '#app/ui/notice.tsx';
import { messages } from './messages.ts';

// Seldom part of a lesson, whose JavaScript has a budget.
const Changed = lazy(() => import('./changed.tsx').then(({ Changed }) => ({ default: Changed })));

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
  if (page.state === 'changed') {
    return (
      <Suspense>
        <Changed changes={page.changes} />
      </Suspense>
    );
  }
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
