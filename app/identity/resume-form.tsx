import { Button, ButtonLink } from '#app/ui/button.tsx';
import { messages } from './messages.ts';

export interface ResumeFormProps {
  path: string;
  fields: [name: string, value: string][];
}

/** The form that was cut off, to be sent by its author's own press of a button: never by itself. */
export function ResumeForm({ path, fields }: ResumeFormProps) {
  return (
    <form method="post" action={path} className="stack stack--loose">
      <p>{messages.resumeText}</p>
      {fields.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, in which names repeat
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <div className="row">
        <Button>{messages.resumeSend}</Button>
        <ButtonLink look="secondary" to={path} reloadDocument>
          {messages.resumeLeave}
        </ButtonLink>
      </div>
    </form>
  );
}
