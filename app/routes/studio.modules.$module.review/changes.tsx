import type { FormState } from '#app/administration/form-state.ts';
import { previewPath } from '#app/authoring/preview/preview.ts';
import type { getReviewPage } from '#app/authoring/review/get-review-page.server.ts';
import { Section } from '#app/ui/section.tsx';
import { Change } from './change.tsx';
import { CommentForm, CommentThread } from './comment-thread.tsx';
import { messages } from './messages.ts';

type ReviewPage = Awaited<ReturnType<typeof getReviewPage>>;
interface WithForms {
  state: (form: string) => FormState;
}

type ChangesProps = Pick<ReviewPage, 'moduleId' | 'draft' | 'changes'> & WithForms;

/** Lessons, but no translations of them. */
const lessonFile = /^\d{2}-[^.]+\.mdx$/;

/** Every part that differs, with what was said about it. */
export function Changes({ moduleId, draft, changes, state }: ChangesProps) {
  return (
    <Section id="what" title={messages.what} text={changes.length === 0 ? undefined : messages.whatText}>
      {changes.length === 0 && <p>{messages.same}</p>}
      {changes.map((change, index) => {
        const at = `change-${index + 1}`;
        return (
          <Change
            key={change.key}
            change={change}
            id={at}
            preview={
              change.what !== 'removed' && lessonFile.test(change.path)
                ? `${previewPath(moduleId, change.path)}?from=review`
                : undefined
            }
          >
            <CommentThread comments={change.comments} draftId={draft.id} at={at} state={state} />
            <CommentForm
              state={state(`comment-${index + 1}`)}
              draftId={draft.id}
              at={at}
              title={change.title}
              path={change.path}
              item={change.key}
              lines={change.lines}
            />
          </Change>
        );
      })}
    </Section>
  );
}

/** What was said about the draft as a whole, and about parts that do not differ any more. */
export function Whole({ draft, otherComments, state }: Pick<ReviewPage, 'draft' | 'otherComments'> & WithForms) {
  return (
    <Section id="whole" title={messages.other} text={messages.otherText}>
      <CommentThread comments={otherComments} draftId={draft.id} at="whole" state={state} />
      <CommentForm
        state={state('comment-0')}
        draftId={draft.id}
        at="whole"
        title={messages.wholeDraft}
        path=""
        item=""
        lines={[]}
      />
    </Section>
  );
}
