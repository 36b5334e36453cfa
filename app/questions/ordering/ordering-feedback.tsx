import type { FeedbackProps } from '../feedback-props.ts';
import { Mark } from '../mark.tsx';
import { messages } from '../messages.ts';
import type { OrderingQuestion } from '../question.ts';
import { pairsInOrder } from './pairs.ts';

/** The given order, each row marked against the row above it, as it is graded; then the right order. */
export function OrderingFeedback({ question, answer }: FeedbackProps<OrderingQuestion, string[]>) {
  const texts = new Map(question.options.map((option) => [option.id, option.text]));
  const pairs = answer ? pairsInOrder(answer, question.key) : [];
  const solved = answer !== null && pairs.every(Boolean);
  return (
    <>
      {answer && !solved && (
        <>
          <p className="feedback__heading">{messages.yourOrder}</p>
          <ol className="feedback__rows">
            {answer.map((id, index) => {
              const right = index === 0 ? null : (pairs[index - 1] ?? false);
              const kind = right === null ? '' : ` feedback__row--${right ? 'right' : 'wrong'}`;
              return (
                <li className={`feedback__row${kind}`} key={id}>
                  <p className="feedback__text">
                    {index + 1}. {texts.get(id)}
                  </p>
                  {right !== null && (
                    <Mark kind={right ? 'right' : 'wrong'}>{right ? messages.afterRight : messages.afterWrong}</Mark>
                  )}
                </li>
              );
            })}
          </ol>
        </>
      )}
      <p className="feedback__heading">{solved ? messages.yourOrder : messages.rightOrder}</p>
      <ol className="feedback__rows">
        {question.key.map((id, index) => (
          <li className={solved ? 'feedback__row feedback__row--right' : 'feedback__row'} key={id}>
            <p className="feedback__text">
              {index + 1}. {texts.get(id)}
            </p>
            {Object.hasOwn(question.feedback, id) && <p className="feedback__why">{question.feedback[id]}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
