import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import type { FormState } from './form-state.ts';

interface AdminFormProps {
  state: FormState;
  intent: string;
  /** Of the row that the form was made from. */
  revision?: number;
  /** Further hidden fields. */
  hidden?: Record<string, string>;
  button: string;
  /** What the button is about, for those who do not see where it stands. */
  about?: string;
  look?: 'primary' | 'secondary' | 'danger' | 'quiet';
  /** A field for a file is in it. */
  takesFile?: boolean;
  children?: ReactNode;
}

/** A form of the administrator's pages. It is drawn anew with each page and each answer, so that nothing typed stays in it. */
export function AdminForm({
  state,
  intent,
  revision,
  hidden = {},
  button,
  about,
  look,
  takesFile,
  children,
}: AdminFormProps) {
  const { form, operationKey, drawn } = state;
  return (
    <Form
      className="form"
      method="post"
      encType={takesFile ? 'multipart/form-data' : undefined}
      key={`${drawn}${form}`}
    >
      <PersonField />
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="key" value={`${operationKey}-${form}`} />
      {revision !== undefined && <input type="hidden" name="revision" value={revision} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button look={look}>
        {button}
        {about !== undefined && <span className="visually-hidden"> {about}</span>}
      </Button>
    </Form>
  );
}
