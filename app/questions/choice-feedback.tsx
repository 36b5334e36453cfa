import { Mark, type MarkKind } from './mark.tsx';
import { messages } from './messages.ts';
import type { Feedback, Option } from './question.ts';

interface Props {
  /** In the order in which they were shown. */
  options: Option[];
  chosen: string[];
  right: string[];
  feedback: Feedback;
}

/** Every option with its mark and its rationale. */
export function ChoiceFeedback({ options, chosen, right, feedback }: Props) {
  return (
    <ul className="feedback__rows">
      {options.map(({ id, text }) => {
        const kind = markOf(chosen.includes(id), right.includes(id));
        return (
          <li className={kind ? `feedback__row feedback__row--${kind}` : 'feedback__row'} key={id}>
            <p className="feedback__text">{text}</p>
            {kind && <Mark kind={kind}>{wordOf(kind, right.length > 1)}</Mark>}
            {Object.hasOwn(feedback, id) && <p className="feedback__why">{feedback[id]}</p>}
          </li>
        );
      })}
    </ul>
  );
}

function markOf(chosen: boolean, right: boolean): MarkKind | null {
  if (chosen) return right ? 'right' : 'wrong';
  return right ? 'missed' : null;
}

function wordOf(kind: MarkKind, many: boolean): string {
  if (kind === 'right') return messages.chosenRight;
  if (kind === 'wrong') return messages.chosenWrong;
  return many ? messages.missed : messages.rightAnswer;
}
