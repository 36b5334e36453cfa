import { type InputHTMLAttributes, useEffect, useState } from 'react';
import { controlProps, Field, type FieldText } from './field.tsx';
import { messages } from './password-messages.ts';

type PasswordInputProps = FieldText & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type'>;

/** The button that shows the password appears with JavaScript; its room is kept, so that nothing moves. */
export function PasswordInput({ id, label, hint, error, ...rest }: PasswordInputProps) {
  const [ready, setReady] = useState(false);
  const [shown, setShown] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className="password">
        <input
          autoCapitalize="none"
          spellCheck={false}
          {...rest}
          {...controlProps({ id, hint, error })}
          type={shown ? 'text' : 'password'}
          className="input"
        />
        <button
          type="button"
          className="button button--quiet"
          hidden={!ready}
          aria-label={shown ? messages.hideLabel : messages.showLabel}
          aria-controls={id}
          onClick={() => setShown(!shown)}
        >
          {shown ? messages.hide : messages.show}
        </button>
      </div>
    </Field>
  );
}
