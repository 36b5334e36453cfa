import type { InputHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes.ts';
import { FieldNotes } from './field.tsx';

interface ChoiceProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  label: ReactNode;
  hint?: ReactNode;
}

function Choice({ type, label, hint, className, ...rest }: ChoiceProps & { type: 'radio' | 'checkbox' }) {
  return (
    <label className={classes('choice', className)}>
      <input {...rest} type={type} className="choice__control" />
      <span>
        {label}
        {hint !== undefined && <span className="choice__hint">{hint}</span>}
      </span>
    </label>
  );
}

export function Radio(props: ChoiceProps) {
  return <Choice {...props} type="radio" />;
}

export function Checkbox(props: ChoiceProps) {
  return <Choice {...props} type="checkbox" />;
}

interface ChoicesProps {
  id: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  disabled?: boolean;
  children: ReactNode;
}

/** A fieldset of `Radio` or `Checkbox` rows; an error summary links to its `id`. */
export function Choices({ id, legend, hint, error, disabled, children }: ChoicesProps) {
  const describedBy = classes(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`);
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      disabled={disabled}
      className={classes('field', error !== undefined && 'field--error')}
      aria-describedby={describedBy || undefined}
    >
      <legend className="field__label">{legend}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div className="field__control choices">{children}</div>
    </fieldset>
  );
}
