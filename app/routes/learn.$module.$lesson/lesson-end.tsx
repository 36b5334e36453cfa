import { Form, useNavigation } from '@remix-run/react';
import { LessonSources } from '#app/learning/lesson-sources.tsx';
import { RemarkForm } from '#app/learning/remarks/remark-form.tsx';
import type { LessonPage } from '#app/reporting/learner-view.ts';
import { Button } from '#app/ui/button.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { Pagination } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

/** The end of a lesson: what still waits, "Done, next", the neighbours, remarks and the sources. */
export function LessonEnd({ page, remarked }: { page: LessonPage; remarked: boolean }) {
  const busy = useNavigation().state !== 'idle';
  return (
    <div className="lesson__end">
      {page.waiting.length > 0 && (
        <div className="notice screen-only">
          <p className="notice__title">{messages.waiting}</p>
          <ul>
            {page.waiting.map((block) => (
              <li key={block.id}>
                <a href={`#${block.id}`}>{block.text}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Form method="post">
        <PersonField />
        <input type="hidden" name="key" value={page.operationKey} />
        <input type="hidden" name="version" value={page.lesson.version} />
        <Button name="intent" value="done" large next disabled={busy}>
          {page.next ? messages.doneNext : messages.doneLast}
        </Button>
      </Form>
      <Pagination label={messages.lessons} previous={page.previous} next={page.next} />
      <RemarkForm
        id="remark"
        operationKey={`${page.operationKey}-remark`}
        hidden={{ version: String(page.lesson.version), language: page.language?.lang ?? '' }}
        places={page.places ?? null}
        replies={page.replies}
        sent={remarked}
      />
      <LessonSources sources={page.sources} />
    </div>
  );
}
