import { AnswerList } from '#app/questions/answer-list.tsx';
import type { AnswerElsewhere } from '#app/record/save-form-answer.server.ts';
import type { QuizItem } from '#app/reporting/quiz-view.ts';
import { Choices, Radio } from '#app/ui/choices.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { messages } from './messages.ts';

const words = messages.elsewhere;

interface AnsweredElsewhereProps {
  item: QuizItem;
  stored: AnswerElsewhere;
  /** What an earlier post of this form chose. */
  chosen: string | undefined;
}

/** The answer that is stored and, where something else was given here, the choice between the two. */
export function AnsweredElsewhere({ item, stored, chosen }: AnsweredElsewhereProps) {
  const { answer, time, sequence, choice } = stored;
  const name = `k${item.position}`;
  return (
    <div className="quiz__elsewhere" id={choice ? undefined : name} tabIndex={choice ? undefined : -1}>
      <Notice tone="warn" title={answer === null ? words.takenBack(time) : words.when(time)}>
        {answer !== null && (
          <>
            <p>{words.there}</p>
            <AnswerList question={item.question} answer={answer} />
          </>
        )}
        {!choice && <p>{words.stays}</p>}
      </Notice>
      {choice ? (
        <Choices id={name} legend={words.legend}>
          <Radio
            name={name}
            value="keep"
            label={answer === null ? words.keepNone : words.keep}
            defaultChecked={chosen === 'keep'}
          />
          <Radio
            name={name}
            value={sequence}
            label={words.save}
            hint={words.saveHint}
            defaultChecked={chosen === String(sequence)}
          />
        </Choices>
      ) : (
        <input type="hidden" name={name} value={`blank-${sequence}`} />
      )}
    </div>
  );
}
