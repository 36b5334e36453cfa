import { Checkbox, Choices, Radio } from '#app/ui/choices.tsx';
import { type FieldProps, startValues } from './field-props.ts';
import { messages } from './messages.ts';
import type { Option } from './question.ts';

/** Rows of radios or checkboxes; the whole row is the target. */
export function ChoiceField(props: FieldProps & { options: Option[]; many?: boolean }) {
  const { name, question, value, error, disabled, onChange, legend, options, many = false } = props;
  const chosen = startValues(props, name, value === null ? [] : [value].flat().map(String));
  const Row = many ? Checkbox : Radio;
  return (
    <Choices id={name} legend={legend} hint={messages.hint[question.type]} error={error} disabled={disabled}>
      {options.map((option) => (
        <Row
          key={option.id}
          name={name}
          value={option.id}
          label={option.text}
          defaultChecked={chosen.includes(option.id)}
          onChange={onChange}
        />
      ))}
    </Choices>
  );
}
