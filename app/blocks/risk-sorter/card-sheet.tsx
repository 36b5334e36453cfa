import type { ComponentProps, ElementType, ReactNode, RefObject } from 'react';
import { Details } from '#app/ui/details.tsx';
import { Table } from '#app/ui/table.tsx';
import type { BlockComponentProps } from '../block.ts';
import { HiddenFields } from '../simulation/hidden-fields.tsx';
import { messages } from './messages.ts';
import { type RiskSorterAnswer, type RiskSorterResult, type RiskSorterView, reasonLength } from './model.ts';
import { type Bin, bins } from './risk.ts';

export type RiskSorterComponentProps = BlockComponentProps<RiskSorterView, RiskSorterAnswer, RiskSorterResult>;

/** What the browser adds to the sheet; without it the sheet is a plain form. */
export interface SheetBehaviour {
  form?: RefObject<HTMLFormElement>;
  reason?: RefObject<HTMLTextAreaElement>;
  /** The bins chosen so far, once the browser follows them. */
  placed: Record<string, Bin> | null;
  busy: boolean;
  status: ReactNode;
  onForm?: ComponentProps<'form'>;
}

interface CardSheetProps extends SheetBehaviour {
  block: Pick<RiskSorterComponentProps, 'id' | 'view' | 'draft' | 'hidden' | 'problem'>;
  /** `form`, or the form of a fetcher. */
  Form: ElementType;
}

/** The cards as a form: a group of three radio buttons each, and the reason. */
export function CardSheet({ block, Form, ...sheet }: CardSheetProps) {
  const { id, view, draft, hidden, problem } = block;
  return (
    <Form method="post" ref={sheet.form} {...sheet.onForm}>
      <HiddenFields fields={hidden} />
      <Details summary={messages.sumTitle}>
        <Scales />
      </Details>
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
      <ol className="risk-sorter__cards">
        {view.cards.map((card, index) => (
          <li className="risk-card" id={`${id}-${card.id}`} key={card.id}>
            <Card card={card} number={index + 1} chosen={draft?.bins[card.id]} />
          </li>
        ))}
      </ol>
      <Reason id={id} value={draft?.reason ?? ''} field={sheet.reason} />
      <div className="risk-sorter__send">
        <button className="button" type="submit" disabled={sheet.busy}>
          {messages.send}
        </button>
        <p className="risk-sorter__saved">{sheet.status}</p>
      </div>
      {sheet.placed && <Tray id={id} view={view} placed={sheet.placed} />}
    </Form>
  );
}

function Card({ card, number, chosen }: { card: RiskSorterView['cards'][number]; number: number; chosen?: Bin }) {
  return (
    <fieldset className="risk-card__sheet">
      <legend className="risk-card__task">
        <span className="risk-card__number">{messages.card(number)}</span> {card.text}
      </legend>
      <Facts card={card} />
      <div className="risk-card__bins">
        {bins.map((bin) => (
          <label className={`risk-bin risk-bin--${bin}`} key={bin}>
            <input
              className="risk-bin__control"
              type="radio"
              name={`bin.${card.id}`}
              value={bin}
              defaultChecked={chosen === bin}
              required
            />
            <span className={`risk-sign risk-sign--${bin}`} aria-hidden="true" />
            <span>{messages.bins[bin]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Facts({ card }: { card: Pick<RiskSorterView['cards'][number], 'tool' | 'data' | 'purpose'> }) {
  return (
    <dl className="risk-card__facts">
      {(['tool', 'data', 'purpose'] as const).map((fact) => (
        <div key={fact}>
          <dt>{messages[fact]}</dt>
          <dd>{card[fact]}</dd>
        </div>
      ))}
    </dl>
  );
}

function Reason({ id, value, field }: { id: string; value: string; field?: RefObject<HTMLTextAreaElement> }) {
  return (
    <div className="field risk-sorter__reason">
      <label className="field__label" htmlFor={`${id}-reason`}>
        {messages.reason}
      </label>
      <p className="field__hint" id={`${id}-reason-hint`}>
        {messages.reasonHint(reasonLength.min)} {messages.reasonPrivacy}
      </p>
      <textarea
        className="input field__control"
        id={`${id}-reason`}
        name="reason"
        rows={3}
        required
        minLength={reasonLength.min}
        maxLength={reasonLength.max}
        defaultValue={value}
        aria-describedby={`${id}-reason-hint`}
        ref={field}
      />
    </div>
  );
}

/** The three bins with the numbers of their cards; stays in view while the cards go by. */
function Tray({ id, view, placed }: { id: string; view: RiskSorterView; placed: Record<string, Bin> }) {
  const numbered = view.cards.map((card, index) => ({ ...card, number: index + 1 }));
  const next = numbered.find((card) => placed[card.id] === undefined);
  return (
    <section className="risk-tray" aria-label={messages.tray}>
      <p className="risk-tray__count">
        <span role="status">
          {next ? messages.placed(Object.keys(placed).length, view.cards.length) : messages.allPlaced}
        </span>{' '}
        {next && <a href={`#${id}-${next.id}`}>{messages.next(next.number)}</a>}
      </p>
      <ul className="risk-tray__bins">
        {bins.map((bin) => {
          const cards = numbered.filter((card) => placed[card.id] === bin);
          return (
            <li className={`risk-tray__bin risk-tray__bin--${bin}`} key={bin}>
              <span className={`risk-sign risk-sign--${bin}`} aria-hidden="true" /> {messages.bins[bin]}:{' '}
              <strong>{cards.length}</strong>
              <span className="risk-tray__cards">
                {cards.map((card) => (
                  <a
                    className="risk-tray__card"
                    href={`#${id}-${card.id}`}
                    aria-label={messages.toCard(card.number, messages.bins[bin])}
                    key={card.id}
                  >
                    {card.number}
                  </a>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The four questions and what each score means, as the lesson has them. */
function Scales() {
  const questions = Object.values(messages.scales);
  return (
    <>
      <Table caption={messages.sumTitle} captionHidden>
        <thead>
          <tr>
            <th scope="col">{messages.sumQuestion}</th>
            {[0, 1, 2, 3].map((score) => (
              <th scope="col" key={score}>
                {score}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {questions.map(({ name, words }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {[0, 1, 2, 3].map((score) => (
                <td key={score}>{words[score] ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <p>
        {messages.sumRule} {messages.sumHard}
      </p>
    </>
  );
}
