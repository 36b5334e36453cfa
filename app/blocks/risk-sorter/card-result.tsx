import type { ElementType, Ref } from 'react';
import { Details } from '#app/ui/details.tsx';
import { HiddenFields } from '../simulation/hidden-fields.tsx';
import { Facts, type RiskSorterComponentProps } from './card-sheet.tsx';
import { messages } from './messages.ts';
import { type CardResult, type RiskSorterResult, reasonLength, stopInGoCost } from './model.ts';
import { type Bin, binOf, type Scores } from './risk.ts';

type Whole = Extract<RiskSorterResult, { whole: true }>;
type Unfinished = Extract<RiskSorterResult, { whole: false }>;

interface SortedCardsProps {
  block: Pick<RiskSorterComponentProps, 'hidden'>;
  answered: NonNullable<RiskSorterComponentProps['answered']>;
  Form: ElementType;
  busy: boolean;
  outcome?: Ref<HTMLHeadingElement>;
  onRetry?: () => void;
}

/** What came out: the score in words, then each card with its sum and why. */
export function SortedCards({ block, answered, Form, busy, outcome, onRetry }: SortedCardsProps) {
  const { result } = answered;
  return (
    <div className="risk-sorter__result">
      <h4 className="risk-sorter__outcome" tabIndex={-1} ref={outcome}>
        {headline(result)}
      </h4>
      {result.whole ? <Sorted result={result} /> : <NotFinished result={result} />}
      <Form method="post" onSubmit={onRetry}>
        <HiddenFields fields={block.hidden} intent="retry-block" />
        <button className={result.whole ? 'button button--secondary' : 'button'} type="submit" disabled={busy}>
          {messages.again}
        </button>
      </Form>
    </div>
  );
}

function headline(result: RiskSorterResult): string {
  if (!result.whole) return messages.unfinished;
  const of = result.cards.length;
  return result.right === of ? messages.perfect(of) : messages.outcome(result.right, of);
}

function NotFinished({ result }: { result: Unfinished }) {
  return (
    <div>
      {result.unplaced > 0 && <p>{messages.unplaced(result.unplaced)}</p>}
      {result.reasonMissing && <p>{messages.noReason(reasonLength.min)}</p>}
      <p>{messages.unfinishedNote}</p>
    </div>
  );
}

function Sorted({ result }: { result: Whole }) {
  const { stopsInGo, score, cards, reason } = result;
  const numbered = cards.map((card, index) => ({ card, number: index + 1 }));
  const wrong = numbered.filter(({ card }) => card.yours !== card.bin);
  const right = numbered.filter(({ card }) => card.yours === card.bin);
  const floored = score === 0 && stopsInGo > 0;
  return (
    <>
      <p className="risk-sorter__score">
        <strong>
          {messages.score}: {messages.scoreWords(score, cards.length)}.
        </strong>{' '}
        {stopsInGo === 0 ? messages.noCost : messages.cost(stopsInGo, stopInGoCost)}
        {floored && ` ${messages.costFloor}`}
      </p>
      <div className="risk-sorter__words">
        <p className="risk-sorter__words-title">{messages.yourReason}</p>
        <blockquote>{reason}</blockquote>
      </div>
      {wrong.length > 0 && (
        <section>
          <h5 className="risk-sorter__group">{messages.wrongTitle(wrong.length)}</h5>
          <ol className="risk-sorter__cards">
            {wrong.map(({ card, number }) => (
              <Checked card={card} number={number} key={card.id} />
            ))}
          </ol>
        </section>
      )}
      {right.length > 0 && (
        <Details summary={messages.rightTitle(right.length)} open={wrong.length === 0}>
          <ol className="risk-sorter__cards">
            {right.map(({ card, number }) => (
              <Checked card={card} number={number} key={card.id} />
            ))}
          </ol>
        </Details>
      )}
    </>
  );
}

function Checked({ card, number }: { card: CardResult; number: number }) {
  const right = card.yours === card.bin;
  return (
    <li className={`risk-card risk-card--${right ? 'right' : 'wrong'}`}>
      <p className="risk-card__task">
        <span className="risk-card__number">{messages.card(number)}</span> {card.text}
      </p>
      <p className="risk-card__verdict">
        {right ? (
          <Named label={messages.rightBin} bin={card.bin} />
        ) : (
          <>
            <Named label={messages.yours} bin={card.yours} /> <Named label={messages.answer} bin={card.bin} />
          </>
        )}
      </p>
      {card.bin === 'stop' && card.yours === 'go' && <p className="risk-card__hurt">{messages.stopInGo}</p>}
      <p className="risk-card__why">{card.why}</p>
      <div className="risk-card__detail">
        <Facts card={card} />
        <Sum card={card} />
      </div>
    </li>
  );
}

function Named({ label, bin }: { label: string; bin: Bin }) {
  return (
    <span className="risk-card__named">
      {label}: <span className={`risk-sign risk-sign--${bin}`} aria-hidden="true" />{' '}
      <strong>{messages.bins[bin]}</strong>
    </span>
  );
}

/** The four scores in words, their sum on the scale, and a hard stop where there is one. */
function Sum({ card }: { card: CardResult }) {
  const questions = Object.entries(messages.scales) as [keyof Scores, { name: string; words: string[] }][];
  return (
    <div className="risk-sum">
      <dl className="risk-sum__parts">
        {questions.map(([key, { name, words }]) => (
          <div className="risk-sum__part" key={key}>
            <dt>{name}</dt>
            <dd>
              <span className="risk-sum__score">{card[key]}</span> {words[card[key]]}
            </dd>
          </div>
        ))}
        <div className="risk-sum__part risk-sum__part--total">
          <dt>{messages.sum}</dt>
          <dd>
            <span className="risk-sum__score">{card.sum}</span>
            <Scale sum={card.sum} />
          </dd>
        </div>
      </dl>
      {card.hard.map((stop) => (
        <p className="risk-sum__hard" key={stop}>
          {messages.hardStops[stop]}
        </p>
      ))}
    </div>
  );
}

const highest = 11;

/** Every possible sum as a cell in the colour and height of its bin; this card's is filled. */
function Scale({ sum }: { sum: number }) {
  const cells = Array.from({ length: highest + 1 }, (_, value) => ({
    value,
    bin: binOf({ d: value, t: 0, i: 0, v: 0 }),
  }));
  return (
    <span className="risk-scale" aria-hidden="true">
      {cells.map(({ value, bin }) => (
        <span
          className={`risk-scale__cell risk-scale__cell--${bin}${value === sum ? ' risk-scale__cell--here' : ''}`}
          key={value}
        />
      ))}
    </span>
  );
}
