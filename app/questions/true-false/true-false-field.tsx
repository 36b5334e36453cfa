import { ChoiceField } from '../choice-field.tsx';
import type { FieldProps } from '../field-props.ts';
import { trueFalseOptions } from './options.ts';

export function TrueFalseField(props: FieldProps) {
  return <ChoiceField {...props} options={trueFalseOptions} />;
}
