import { Table } from '#app/ui/table.tsx';
import type { ItemAnswers, SurveyItemResult } from './survey-result.ts';

const words = {
  answer: 'Answer',
  share: 'Share',
  now: (n: number) => `This round, of ${n}`,
  before: (n: number) => `Round before, of ${n}`,
  beforeHidden: 'Round before',
  cannotSay: 'I cannot say',
  few: 'Fewer than 5 answers: nothing is shown.',
  hidden: '–',
  hiddenText: 'not shown',
} as const;

interface SurveyBarsProps {
  item: SurveyItemResult;
  /** The same item of the round before; undefined where there is no such round. */
  before: SurveyItemResult | undefined;
}

/** How often each answer to one question was chosen. */
export function SurveyBars({ item: { question, answers }, before }: SurveyBarsProps) {
  if (!answers) {
    return (
      <div className="survey-item">
        <h3>{question}</h3>
        <p>{words.few}</p>
      </div>
    );
  }
  const all = answers.known + answers.unknown;
  const rows = rowsOf(answers);
  const earlier = before?.answers ? rowsOf(before.answers) : null;
  return (
    <div className="survey-item">
      <Table caption={question}>
        <thead>
          <tr>
            <th scope="col">{words.answer}</th>
            <th scope="col">{words.share}</th>
            <th scope="col" className="table__number">
              {words.now(all)}
            </th>
            {before && (
              <th scope="col" className="table__number">
                {before.answers ? words.before(before.answers.known + before.answers.unknown) : words.beforeHidden}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ text, n }, index) => (
            <tr key={text}>
              <th scope="row" className="survey-item__answer">
                {text}
              </th>
              <td>
                <Bar share={n / all} />
              </td>
              <td className="table__number">{n}</td>
              {before && (
                <td className="table__number">
                  {earlier?.[index]?.n ?? (
                    <>
                      <span aria-hidden="true">{words.hidden}</span>
                      <span className="visually-hidden">{words.hiddenText}</span>
                    </>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** The best answer first. */
const rowsOf = ({ levels, unknown }: ItemAnswers) => [
  ...levels.map(({ anchor, n }) => ({ text: anchor, n })).reverse(),
  { text: words.cannotSay, n: unknown },
];

function Bar({ share }: { share: number }) {
  return (
    <svg className="survey-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="survey-bar__part" width={share * 100} height="10" />
    </svg>
  );
}
