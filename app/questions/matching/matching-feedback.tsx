import type { FeedbackProps } from '../feedback-props.ts';
import { Mark } from '../mark.tsx';
import { messages } from '../messages.ts';
import type { MatchingQuestion } from '../question.ts';

/** Each left item with the chosen match and, where it is another one, the right match. */
export function MatchingFeedback({ question, answer }: FeedbackProps<MatchingQuestion, Record<string, string>>) {
  const texts = new Map(question.right.map((option) => [option.id, option.text]));
  return (
    <ul className="feedback__rows">
      {question.left.map(({ id, text }) => {
        const chosen = answer && Object.hasOwn(answer, id) ? answer[id] : undefined;
        const right = chosen === question.key[id];
        const kind = right ? 'right' : chosen === undefined ? 'missed' : 'wrong';
        return (
          <li className={`feedback__row feedback__row--${kind}`} key={id}>
            <p className="feedback__text">{text}</p>
            {chosen !== undefined && <p className="feedback__match">{texts.get(chosen)}</p>}
            <Mark kind={kind}>
              {right ? messages.chosenRight : chosen === undefined ? messages.notAnswered : messages.chosenWrong}
            </Mark>
            {!right && <p className="feedback__why">{messages.rightMatch(texts.get(question.key[id] ?? '') ?? '')}</p>}
            {Object.hasOwn(question.feedback, id) && <p className="feedback__why">{question.feedback[id]}</p>}
          </li>
        );
      })}
    </ul>
  );
}
