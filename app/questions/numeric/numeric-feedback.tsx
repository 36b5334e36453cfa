import type { FeedbackProps } from '../feedback-props.ts';
import { Mark } from '../mark.tsx';
import { messages } from '../messages.ts';
import type { NumericQuestion } from '../question.ts';
import { acceptedRange, isWithin } from './decimal.ts';

export function NumericFeedback({ question, answer }: FeedbackProps<NumericQuestion, string>) {
  const { key, tolerance } = question;
  const withUnit = (decimal: string) =>
    `${decimal.replace('-', '−')}${question.unit === undefined ? '' : `\u00a0${question.unit}`}`;
  const right = answer !== null && isWithin(answer, key, tolerance);
  const [from, to] = acceptedRange(key, tolerance);
  return (
    <ul className="feedback__rows">
      {answer !== null && (
        <li className={`feedback__row feedback__row--${right ? 'right' : 'wrong'}`}>
          <p className="feedback__text">{withUnit(answer)}</p>
          <Mark kind={right ? 'right' : 'wrong'}>{right ? messages.chosenRight : messages.chosenWrong}</Mark>
        </li>
      )}
      {answer !== key && (
        <li className="feedback__row">
          <p className="feedback__text">
            {messages.rightAnswer}: {withUnit(key)}
          </p>
          {from !== to && <p className="feedback__why">{messages.accepted(withUnit(from), withUnit(to))}</p>}
        </li>
      )}
    </ul>
  );
}
