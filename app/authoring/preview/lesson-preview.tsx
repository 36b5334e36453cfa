import type { ReactNode } from 'react';
import { LessonBody } from '#app/learning/lesson-body.tsx';
import type { LessonPart } from '#app/learning/lesson-part.ts';
import { LessonSources } from '#app/learning/lesson-sources.tsx';
import { Outline } from '#app/ui/outline.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { messages } from './messages.ts';
import type { PreviewLesson } from './preview.ts';

interface LessonPreviewProps {
  lesson: PreviewLesson;
  parts: LessonPart[];
  moduleTitle: string;
  /** The block whose form held no answer. */
  unanswered: string | null;
  way?: ReactNode;
}

/** A lesson that is being written, made of what its page is made of. */
export function LessonPreview({ lesson, parts, moduleTitle, unanswered, way }: LessonPreviewProps) {
  return (
    <>
      <PageHeader
        way={way}
        where={messages.where(moduleTitle)}
        title={lesson.title}
        meta={[messages.minutes(lesson.minutes)]}
      />
      <Outline items={lesson.outline} />
      <article className="lesson prose">
        <LessonBody parts={parts} problems={unanswered === null ? {} : { [unanswered]: messages.notChecked }} />
        <div className="lesson__end">
          <LessonSources sources={lesson.sources} />
        </div>
      </article>
    </>
  );
}
