import { controlProps, Field, TextInput } from '#app/ui/field.tsx';
import type { FormState } from './form-state.ts';
import { messages } from './messages.ts';

interface FieldProps {
  state: FormState;
  name: string;
  label: string;
  hint?: string;
}

/** Where a form was stale, what is stored now stands beside what was typed; `initial` is only a proposal. */
export function TextField({
  state,
  name,
  label,
  hint,
  stored,
  initial,
  ...rest
}: FieldProps & {
  stored?: string | null;
  initial?: string;
  type?: string;
  maxLength?: number;
  width?: 'short' | 'medium';
}) {
  const value = state.value(name, stored ?? initial);
  const other = state.refused && stored && stored !== value ? messages.stored(stored) : undefined;
  return (
    <TextInput
      {...rest}
      id={state.id(name)}
      name={name}
      label={label}
      hint={other ?? hint}
      error={state.error(name)}
      defaultValue={value}
    />
  );
}

export interface Option {
  value: string;
  text: string;
}

export function SelectField({
  state,
  name,
  label,
  hint,
  options,
  empty = messages.choose,
  stored,
}: FieldProps & { options: Option[]; empty?: string | null; stored?: string }) {
  const [id, error] = [state.id(name), state.error(name)];
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        {...controlProps({ id, hint, error })}
        name={name}
        className="input"
        defaultValue={state.value(name, stored)}
      >
        {empty !== null && <option value="">{empty}</option>}
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
