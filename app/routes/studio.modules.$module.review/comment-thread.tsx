import { AdminForm } from '#app/administration/admin-form.tsx';
import { SelectField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { ReviewComment } from '#app/authoring/review/get-review-page.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { Details } from '#app/ui/details.tsx';
import { TextArea } from '#app/ui/field.tsx';
import { messages } from './messages.ts';

interface ThreadProps {
  comments: readonly ReviewComment[];
  draftId: string;
  /** Id of the part of the page to come back to. */
  at: string;
  state: (form: string) => FormState;
}

/** What was said about one part, oldest first; what is settled says by whom. */
export function CommentThread({ comments, draftId, at, state }: ThreadProps) {
  if (comments.length === 0) return null;
  return (
    <ol className="comments">
      {comments.map(({ id, line, quote, text, by, on, resolvedBy }) => (
        <li key={id}>
          <p className="muted">
            <bdi>{messages.said(by, longDate(on))}</bdi>
            {line !== null && <> · {messages.line(line, quote)}</>}
          </p>
          <p dir="auto">{text}</p>
          {resolvedBy === null ? (
            <AdminForm
              state={state(`resolve-${id}`)}
              intent="resolve"
              hidden={{ draft: draftId, comment: id, at }}
              button={messages.resolve}
              about={messages.resolveAbout(by)}
              look="quiet"
            />
          ) : (
            <p className="muted">{messages.resolved(resolvedBy)}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

interface FormProps extends Pick<ThreadProps, 'draftId' | 'at'> {
  state: FormState;
  title: string;
  path: string;
  item: string;
  /** Of the lines that may be meant; none where it is always the whole. */
  lines: readonly { line: number; text: string }[];
}

/** Without a place it is about the whole. */
export function CommentForm({ state, draftId, at, title, path, item, lines }: FormProps) {
  const places = lines.map(({ line, text }) => ({ value: String(line), text: messages.line(line, text) }));
  return (
    <Details key={state.operationKey} summary={messages.commentOn} open={state.refused}>
      <AdminForm
        state={state}
        intent="comment"
        hidden={{ draft: draftId, path, item, at }}
        button={messages.add}
        about={messages.commentAbout(title)}
        look="secondary"
      >
        {places.length > 1 && (
          <SelectField state={state} name="line" label={messages.place} options={places} empty={messages.whole} />
        )}
        <TextArea
          id={state.id('text')}
          name="text"
          label={messages.comment}
          rows={3}
          maxLength={2000}
          error={state.error('text')}
          defaultValue={state.value('text')}
        />
      </AdminForm>
    </Details>
  );
}
