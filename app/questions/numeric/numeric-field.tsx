import { controlProps, Field } from '#app/ui/field.tsx';
import { type FieldProps, startValues } from '../field-props.ts';
import { messages } from '../messages.ts';

/** A text input, since a number input hides what it could not read. */
export function NumericField(props: FieldProps) {
  const { name, question, value, error, disabled, onChange, legend } = props;
  const { unit } = question;
  const hint = unit === undefined ? messages.hint.numeric : `${messages.hint.numeric} ${messages.unit(unit)}`;
  return (
    <Field id={name} label={legend} hint={hint} error={error}>
      <div className="number">
        <input
          {...controlProps({ id: name, hint, error })}
          className="input number__input"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          name={name}
          defaultValue={startValues(props, name, typeof value === 'string' ? [value] : [])[0] ?? ''}
          disabled={disabled}
          onChange={onChange}
        />
        {unit !== undefined && (
          <span className="number__unit" aria-hidden="true">
            {unit}
          </span>
        )}
      </div>
    </Field>
  );
}
