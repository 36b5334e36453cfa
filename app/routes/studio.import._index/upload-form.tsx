import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { FormState } from '#app/administration/form-state.ts';
import { Button } from '#app/ui/button.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { PersonField } from '#app/ui/person-field.tsx';

interface UploadFormProps {
  /** Its name is the intent. */
  state: FormState;
  label: string;
  hint: string;
  button: string;
  children?: ReactNode;
}

/** A form that sends one file, and further fields before it. */
export function UploadForm({ state, label, hint, button, children }: UploadFormProps) {
  const { form, operationKey } = state;
  return (
    <Form className="form" method="post" encType="multipart/form-data" key={`${operationKey}${form}`}>
      <PersonField />
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="intent" value={form} />
      <input type="hidden" name="key" value={`${operationKey}-${form}`} />
      {children}
      <TextInput
        type="file"
        id={state.id('file')}
        name="file"
        label={label}
        hint={hint}
        error={state.error('file')}
        accept={form === 'module' ? '.zip,application/zip' : '.zip,.md,.mdx,application/zip'}
      />
      <Button look="secondary">{button}</Button>
    </Form>
  );
}
