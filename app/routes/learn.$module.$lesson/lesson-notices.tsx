import type { LessonPage } from '#app/reporting/learner-view.ts';
import { Notice } from '#app/ui/notice.tsx';
import { messages } from './messages.ts';

export function LessonNotices({ page }: { page: LessonPage }) {
  if (page.state === 'changed') {
    return (
      <Notice tone="warn" title={messages.changed}>
        <p>{messages.changedText}</p>
      </Notice>
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
      <p className="muted small">
        {messages.resume} <a href={`#${page.place}`}>{messages.resumeLink}</a>
      </p>
    );
  }
  return null;
}
