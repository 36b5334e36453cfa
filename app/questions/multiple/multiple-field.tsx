import { ChoiceField } from '../choice-field.tsx';
import type { FieldProps } from '../field-props.ts';

export function MultipleField(props: FieldProps) {
  return <ChoiceField {...props} options={props.question.options ?? []} many />;
}
