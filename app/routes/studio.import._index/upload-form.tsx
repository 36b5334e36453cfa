import type { ReactNode } from 'react';
import { AdminForm } from '#app/administration/admin-form.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import { TextInput } from '#app/ui/field.tsx';

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
  return (
    <AdminForm state={state} intent={state.form} button={button} look="secondary" takesFile>
      {children}
      <TextInput
        type="file"
        id={state.id('file')}
        name="file"
        label={label}
        hint={hint}
        error={state.error('file')}
        accept={state.form === 'module' ? '.zip,application/zip' : '.zip,.md,.mdx,application/zip'}
      />
    </AdminForm>
  );
}
