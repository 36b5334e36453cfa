import { Tag, type TagState } from '#app/ui/tag.tsx';
import { ChoiceFeedback } from './choice-feedback.tsx';
import { MatchingFeedback } from './matching/matching-feedback.tsx';
import { formatPoints, messages } from './messages.ts';
import { NumericFeedback } from './numeric/numeric-feedback.tsx';
import { OrderingFeedback } from './ordering/ordering-feedback.tsx';
import { Paragraphs } from './paragraphs.tsx';
import type { Answer, Grade, Option, OptionOrder, Question } from './question.ts';
import { trueFalseOptions } from './true-false/options.ts';

export interface QuestionFeedbackProps {
  question: Question;
  answer: Answer | null;
  grade: Grade;
  /** In which the options were shown. */
  order: OptionOrder;
  /** Level of the heading that the stem becomes. */
  level?: 2 | 3 | 4;
}

/** After submission only: the answer, the right answer, the points and why. It holds the key. */
export function QuestionFeedback({ question, answer, grade, order, level = 3 }: QuestionFeedbackProps) {
  const Heading = `h${level}` as const;
  const { state, word } = wordOf(answer, grade);
  return (
    <section className="feedback">
      {question.type === 'scenario' && <Paragraphs className="question__scenario" text={question.scenario} />}
      <Heading className="question__stem">{question.stem}</Heading>
      <p className="feedback__grade">
        <Tag state={state}>{word}</Tag>
        <span className="feedback__points">{messages.points(formatPoints(grade.points), formatPoints(grade.max))}</span>
        {question.critical && <span className="feedback__points">{messages.critical}</span>}
      </p>
      <Body question={question} answer={answer} order={order} />
      {question.type !== 'true-false' && <p className="feedback__general">{question.feedback.general}</p>}
    </section>
  );
}

function wordOf(answer: Answer | null, grade: Grade): { state: TagState; word: string } {
  if (answer === null) return { state: 'off', word: messages.notAnswered };
  if (grade.right) return { state: 'done', word: messages.right };
  return grade.points > 0 ? { state: 'begun', word: messages.partly } : { state: 'bad', word: messages.notRight };
}

function Body({ question, answer, order }: { question: Question; answer: Answer | null; order: OptionOrder }) {
  switch (question.type) {
    case 'numeric':
      return <NumericFeedback question={question} answer={answer as string | null} order={order} />;
    case 'matching':
      return <MatchingFeedback question={question} answer={answer as Record<string, string> | null} order={order} />;
    case 'ordering':
      return <OrderingFeedback question={question} answer={answer as string[] | null} order={order} />;
    default:
      return (
        <ChoiceFeedback
          options={question.type === 'true-false' ? trueFalseOptions : shown(question.options, order)}
          chosen={answer === null ? [] : [answer].flat().map(String)}
          right={[question.key].flat().map(String)}
          feedback={question.feedback as Record<string, string>}
        />
      );
  }
}

const shown = (options: Option[], order: OptionOrder): Option[] =>
  order.flatMap((id) => options.filter((option) => option.id === id));
