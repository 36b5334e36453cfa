import type { ElementType, ReactNode, Ref } from 'react';
import { Details } from '#app/ui/details.tsx';
import { Table } from '#app/ui/table.tsx';
import { HiddenFields } from '../simulation/hidden-fields.tsx';
import { messages } from './messages.ts';
import type { DeidentifyResult, NotePart, PartKind } from './model.ts';
import type { DeidentifyComponentProps } from './note-sheet.tsx';

interface NoteResultProps {
  block: Pick<DeidentifyComponentProps, 'id' | 'view' | 'hidden'>;
  answered: NonNullable<DeidentifyComponentProps['answered']>;
  Form: ElementType;
  busy: boolean;
  outcome?: Ref<HTMLHeadingElement>;
  onRetry?: () => void;
}

/** A checked note: verdict and figures in words, the marked text, and each miss and false mark with its reason. */
export function NoteResult({ block, answered, Form, busy, outcome, onRetry }: NoteResultProps) {
  const { view, hidden, id } = block;
  const { grade, result } = answered;
  return (
    <div className="deidentify__result">
      <h4
        className={`deidentify__outcome deidentify__outcome--${grade.passed ? 'passed' : 'open'}`}
        tabIndex={-1}
        ref={outcome}
      >
        {verdict(result, grade.passed)}
      </h4>
      <Figures view={view} result={result} />
      <CheckedNote id={id} result={result} names={view.names} />
      <Lists result={result} names={view.names} />
      <Form method="post" onSubmit={onRetry}>
        <HiddenFields fields={hidden} intent="retry-block" />
        <button className={grade.passed ? 'button button--secondary' : 'button'} type="submit" disabled={busy}>
          {grade.passed ? messages.practise : messages.another}
        </button>
      </Form>
    </div>
  );
}

function verdict({ found, total }: DeidentifyResult, passed: boolean): string {
  const missed = total - found;
  if (passed) return missed === 0 ? messages.passed : messages.passedWithMisses(missed);
  return missed === 0 ? messages.tooMuch : messages.missed(missed, total);
}

function Figures({ view, result }: { view: { recall: number; precision: number }; result: DeidentifyResult }) {
  const { found, total, falseMarks, precision } = result;
  return (
    <dl className="deidentify__figures">
      <Figure name={messages.recall} value={messages.percent(result.recall)} goal={messages.needed(view.recall)}>
        {messages.recallWords(found, total)}
      </Figure>
      <Figure
        name={messages.precision}
        value={precision === null ? messages.noPercent : messages.percent(precision)}
        goal={messages.needed(view.precision)}
      >
        {precision === null ? messages.precisionNone : messages.precisionWords(found, found + falseMarks)}
      </Figure>
      <Figure name={messages.f2} value={String(result.f2)}>
        {messages.f2Words}
      </Figure>
    </dl>
  );
}

function Figure({ name, value, goal, children }: { name: string; value: string; goal?: string; children: ReactNode }) {
  return (
    <div className="deidentify__figure">
      <dt>{name}</dt>
      <dd className="deidentify__value">{value}</dd>
      <dd>{children}</dd>
      {goal && <dd className="deidentify__needed">{goal}</dd>}
    </div>
  );
}

function CheckedNote({ id, result, names }: { id: string; result: DeidentifyResult; names: string[] }) {
  const kinds = (Object.keys(messages.partNames) as (keyof typeof messages.partNames)[]).filter((kind) =>
    result.parts.some((part) => part.kind === kind),
  );
  return (
    <section className="deidentify__paper" aria-labelledby={`${id}-checked`}>
      <h5 className="deidentify__note-title" id={`${id}-checked`}>
        {messages.yourNote}: {result.noteTitle}
      </h5>
      <p className="deidentify__note">
        {placed(result.parts).map(({ key, part }) => (
          <Part key={key} part={part} names={names} />
        ))}
      </p>
      <ul className="deidentify__legend" aria-label={messages.key}>
        {kinds.map((kind) => (
          <li key={kind}>
            <span className={`deidentify__part deidentify__part--${kind}`} aria-hidden="true">
              <Signed kind={kind}>abc</Signed>
            </span>{' '}
            {messages.partNames[kind]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({ part, names }: { part: NotePart; names: string[] }) {
  if (part.kind === 'text') return part.text;
  const spoken = messages.inText[part.kind];
  return (
    <span className={`deidentify__part deidentify__part--${part.kind}`}>
      {spoken && <span className="visually-hidden">{`(${spoken} `}</span>}
      <Signed kind={part.kind}>
        {part.text}
        {part.type !== undefined && (
          <sup className="deidentify__type" title={names[part.type - 1]}>
            {part.type}
          </sup>
        )}
      </Signed>
      {spoken && <span className="visually-hidden">)</span>}
    </span>
  );
}

const signs: Partial<Record<PartKind, 'before' | 'after'>> = {
  found: 'after',
  missed: 'before',
  false: 'after',
  trap: 'after',
};

function Signed({ kind, children }: { kind: PartKind; children: ReactNode }) {
  return (
    <>
      {signs[kind] === 'before' && <span className="deidentify__sign" />}
      {children}
      {signs[kind] === 'after' && <span className="deidentify__sign" />}
    </>
  );
}

function Lists({ result, names }: { result: DeidentifyResult; names: string[] }) {
  const of = (...kinds: PartKind[]) => placed(result.parts).filter(({ part }) => kinds.includes(part.kind));
  const [missed, wrong, found] = [of('missed'), of('false', 'trap'), of('found')];
  return (
    <>
      {missed.length > 0 && (
        <PartTable
          caption={messages.missedTitle}
          parts={missed}
          names={names}
          meaning={(part) => (part.partly ? messages.missedPartly : messages.missedWhole)}
        />
      )}
      {wrong.length > 0 && (
        <PartTable
          caption={messages.falseTitle}
          parts={wrong}
          meaning={(part) => (part.kind === 'trap' ? messages.falseTrap : messages.falseOther)}
        />
      )}
      {found.length > 0 && (
        <Details summary={messages.foundTitle(found.length)}>
          <PartTable caption={messages.foundTitle(found.length)} captionHidden parts={found} names={names} />
        </Details>
      )}
    </>
  );
}

interface PartTableProps {
  caption: string;
  captionHidden?: boolean;
  parts: { key: number; part: NotePart }[];
  /** Of the types; without it there is no such column. */
  names?: string[];
  meaning?: (part: NotePart) => string;
}

function PartTable({ caption, captionHidden, parts, names, meaning }: PartTableProps) {
  return (
    <Table caption={caption} captionHidden={captionHidden} stack>
      <thead>
        <tr>
          <th scope="col">{messages.noteText}</th>
          {names && <th scope="col">{messages.type}</th>}
          {meaning && <th scope="col">{messages.meaning}</th>}
        </tr>
      </thead>
      <tbody>
        {parts.map(({ key, part }) => (
          <tr key={key}>
            <th scope="row">{part.text}</th>
            {names && (
              <td data-label={messages.type}>
                {part.type}. {names[(part.type ?? 0) - 1]}
              </td>
            )}
            {meaning && <td>{meaning(part)}</td>}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Parts with their place in the note, which is what tells equal ones apart. */
function placed(parts: NotePart[]): { key: number; part: NotePart }[] {
  let at = 0;
  return parts.map((part) => {
    const key = at;
    at += part.text.length;
    return { key, part };
  });
}
