import { Form } from '@remix-run/react';
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
  /** Headings that it may be about. */
  places?: readonly { id: string; text: string }[];
  replies?: readonly { remark: string; reply: string }[];
  /** It was sent just now. */
  sent: boolean;
}

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
          {places && (
            <Field id={`${id}-place`} label={words.place}>
              <select className="input" id={`${id}-place`} name="place">
                <option value="">{words.whole}</option>
                {places.map((place) => (
                  <option key={place.id} value={place.id}>
                    {place.text}
                  </option>
                ))}
              </select>
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
