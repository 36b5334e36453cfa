import { ChoiceField } from '../choice-field.tsx';
import type { FieldProps } from '../field-props.ts';
import { Paragraphs } from '../paragraphs.tsx';

/** The situation first, then the question about it. */
export function ScenarioField(props: FieldProps) {
  return (
    <>
      <Paragraphs className="question__scenario" text={props.question.scenario ?? ''} />
      <ChoiceField {...props} options={props.question.options ?? []} />
    </>
  );
}
