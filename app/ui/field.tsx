import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { messages } from './messages.ts';

export interface FieldText {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
}

/** Attributes that tie a control to the label, hint and error of its `Field`. */
export function controlProps({ id, hint, error }: Pick<FieldText, 'id' | 'hint' | 'error'>) {
  const describedBy = classes(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`);
  return { id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error !== undefined || undefined };
}

/** Label, hint and error around one control; the control takes `controlProps` of the same values. */
export function Field({ id, label, hint, error, children }: FieldText & { children: ReactNode }) {
  return (
    <div className={classes('field', error !== undefined && 'field--error')}>
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <FieldNotes id={id} hint={hint} error={error} />
      <div className="field__control">{children}</div>
    </div>
  );
}

export function FieldNotes({ id, hint, error }: Pick<FieldText, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint !== undefined && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="field__error" id={`${id}-error`}>
          <span className="visually-hidden">{messages.error} </span>
          {error}
        </p>
      )}
    </>
  );
}

type TextInputProps = FieldText & { width?: 'short' | 'medium' } & Omit<
    InputHTMLAttributes<HTMLInputElement>,
    'id' | 'width'
  >;

export function TextInput({ id, label, hint, error, width, className, ...rest }: TextInputProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        type="text"
        {...rest}
        {...controlProps({ id, hint, error })}
        className={classes('input', width && `input--${width}`, className)}
      />
    </Field>
  );
}

type TextAreaProps = FieldText & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'>;

export function TextArea({ id, label, hint, error, className, ...rest }: TextAreaProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea {...rest} {...controlProps({ id, hint, error })} className={classes('input', className)} />
    </Field>
  );
}
