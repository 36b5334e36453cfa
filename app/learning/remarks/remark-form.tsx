import { Form } from '@remix-run/react';
import { memo } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choices.tsx';
import { Details } from '#app/ui/details.tsx';
import { Field, TextArea } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { remarkWords as words } from './messages.ts';
import { longestRemark } from './remark.ts';

interface RemarkFormProps {
  /** Heads the ids of its fields. */
  id: string;
  operationKey: string;
  /** What the remark is about. */
  hidden: Record<string, string>;
  /** Options of the places that it may be about; null where the markup of the document has them and the data has not. */
  places?: string | null;
  replies?: readonly { remark: string; reply: string }[];
  /** It was sent just now. */
  sent: boolean;
}

const Places = memo(function Places({ id, html }: { id: string; html: string | null }) {
  const __html = html ?? document.getElementById(id)?.innerHTML ?? '';
  const props = { id, name: 'place', className: 'input', suppressHydrationWarning: true };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by `remarkPlacesHtml`, which escapes every text
  return <select {...props} dangerouslySetInnerHTML={{ __html }} />;
});

/** A line that opens a form: text and name are optional, and sending it empty says enough. */
export function RemarkForm({ id, operationKey, hidden, places, replies = [], sent }: RemarkFormProps) {
  return (
    <div className="stack screen-only" id={id}>
      {sent && (
        <Notice tone="ok" title={words.sent} live>
          <p>{words.sentText}</p>
        </Notice>
      )}
      {replies.length > 0 && (
        <Notice title={words.replied}>
          {replies.map(({ remark, reply }) => (
            <div key={`${remark} ${reply}`}>
              <p className="muted">{words.yours(remark)}</p>
              <p>{reply}</p>
            </div>
          ))}
        </Notice>
      )}
      <Details summary={words.open}>
        <Form className="form" method="post" key={operationKey}>
          <PersonField />
          <input type="hidden" name="intent" value="remark" />
          <input type="hidden" name="key" value={operationKey} />
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {places !== undefined && (
            <Field id={`${id}-place`} label={words.place}>
              <Places id={`${id}-place`} html={places} />
            </Field>
          )}
          <TextArea
            id={`${id}-text`}
            name="text"
            label={words.text}
            hint={words.textHint}
            rows={3}
            maxLength={longestRemark}
          />
          <Checkbox name="named" value="yes" label={words.named} hint={words.namedHint} />
          <Button look="secondary">{words.send}</Button>
        </Form>
      </Details>
    </div>
  );
}
