import { Table } from '#app/ui/table.tsx';
import type { AnswerShare } from './answer-shares.ts';
import { answersWords as words } from './answers-messages.ts';
import type { QuestionAnswers } from './get-answers.server.ts';

/** How a question was answered, by wording: drawn to scale, and the same numbers in a table. */
export function AnswersSection({ answers }: { answers: readonly QuestionAnswers[] }) {
  if (answers.length === 0) return <p>{words.none}</p>;
  return answers.map((each) => {
    const { hash, versions, people, right, unanswered, discrimination } = each;
    const shares: AnswerShare[] = [
      ...each.shares,
      { text: words.unanswered, share: unanswered, right: false },
      { text: words.allRight, share: right, right: true },
    ];
    return (
      <div className="stack" key={hash}>
        <h3>{words.versions(versions)}</h3>
        <ShareChart shares={shares} label={words.chart(people)} />
        <Table caption={words.caption(people)}>
          <thead>
            <tr>
              <th scope="col">{words.answer}</th>
              <th scope="col">{words.key}</th>
              <th scope="col" className="table__number">
                {words.share}
              </th>
            </tr>
          </thead>
          <tbody>
            {shares.map(({ text, share, right: isRight }) => (
              <tr key={text}>
                <th scope="row">{text}</th>
                <td>{isRight ? words.right : '–'}</td>
                <td className="table__number">{share === 0 ? words.nobody : words.percent(share)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
        <p>
          <strong>{words.discrimination}:</strong> {words.tells(discrimination)}
        </p>
        <p className="muted">{words.tellsWhy}</p>
      </div>
    );
  });
}

const rowHeight = 12;
const barHeight = 8;

/** A bar for each row of the table; right ones are filled, others outlined. */
function ShareChart({ shares, label }: { shares: AnswerShare[]; label: string }) {
  return (
    <svg
      className="answer-chart"
      viewBox={`0 0 400 ${shares.length * rowHeight}`}
      preserveAspectRatio="xMinYMin meet"
      role="img"
      aria-label={label}
    >
      {shares.map(({ text, share, right }, index) => (
        <g key={text}>
          <rect className="answer-chart__whole" x="1" y={index * rowHeight + 1} width="398" height={barHeight} />
          <rect
            className={right ? 'answer-chart__right' : 'answer-chart__other'}
            x="1"
            y={index * rowHeight + 1}
            width={Math.round(share * 398)}
            height={barHeight}
          />
        </g>
      ))}
    </svg>
  );
}
