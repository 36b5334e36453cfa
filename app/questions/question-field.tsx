import type { ComponentType } from 'react';
import { Tag } from '#app/ui/tag.tsx';
import type { FieldProps } from './field-props.ts';
import { MatchingField } from './matching/matching-field.tsx';
import { messages } from './messages.ts';
import { MultipleField } from './multiple/multiple-field.tsx';
import { NumericField } from './numeric/numeric-field.tsx';
import { OrderingField } from './ordering/ordering-field.tsx';
import type { QuestionType } from './question.ts';
import { ScenarioField } from './scenario/scenario-field.tsx';
import { SingleField } from './single/single-field.tsx';
import { TrueFalseField } from './true-false/true-false-field.tsx';

const fields: Record<QuestionType, ComponentType<FieldProps>> = {
  single: SingleField,
  scenario: ScenarioField,
  multiple: MultipleField,
  'true-false': TrueFalseField,
  numeric: NumericField,
  matching: MatchingField,
  ordering: OrderingField,
};

export interface QuestionFieldProps extends Omit<FieldProps, 'legend'> {
  /** Level of the heading that the stem becomes; without it the stem is a plain label. */
  level?: 1 | 2 | 3;
}

/**
 * A sealed question as native inputs: complete without JavaScript. Its fields are `name` (choices, numbers) or
 * `name.<id>` per row (matching, ordering); `readAnswer` reads them again.
 */
export function QuestionField({ level, ...props }: QuestionFieldProps) {
  const { question } = props;
  const Field = fields[question.type];
  return (
    <div className="question">
      {question.critical && (
        <p className="question__critical">
          <Tag state="info">{messages.critical}</Tag> {messages.criticalNote}
        </p>
      )}
      <Field {...props} legend={<Stem text={question.stem} level={level} />} />
    </div>
  );
}

function Stem({ text, level }: { text: string; level: 1 | 2 | 3 | undefined }) {
  if (!level) return <span className="question__stem">{text}</span>;
  const Heading = `h${level}` as const;
  return <Heading className="question__stem">{text}</Heading>;
}
