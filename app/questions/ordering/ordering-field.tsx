import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { Choices } from '#app/ui/choices.tsx';
import { type FieldProps, startValues } from '../field-props.ts';
import { messages } from '../messages.ts';
import type { Option } from '../question.ts';
import { completeOrder, moveTo } from './complete-order.ts';

/**
 * A select of positions per row, which is all that a browser without JavaScript needs. With it, choosing a position or
 * pressing an arrow moves the row there, and the change is announced.
 */
export function OrderingField(props: FieldProps) {
  const { name, question, error, disabled, legend } = props;
  const options = question.options ?? [];
  const { order, said, move, list } = useOrder(props, options);
  const hint = (
    <>
      {messages.hint.ordering} <span className="order__or-arrows">{messages.orArrows}</span>
    </>
  );
  const rows = order ? order.flatMap((id) => options.filter((option) => option.id === id)) : options;
  return (
    <Choices id={name} legend={legend} hint={hint} error={error} disabled={disabled}>
      <ul className="order" ref={list}>
        {rows.map((option, index) => {
          const field = `${name}.${option.id}`;
          const position = order ? String(index + 1) : (startValues(props, field, [''])[0] ?? '');
          return (
            <li className="order__row" key={option.id}>
              <select
                className="input order__position"
                id={field}
                name={field}
                value={position}
                onChange={(event: ChangeEvent<HTMLSelectElement>) => {
                  event.stopPropagation();
                  move(option, Number(event.target.value) - 1);
                }}
              >
                {!order && <option value="">{messages.choosePosition}</option>}
                {options.map((other, place) => (
                  <option value={place + 1} key={other.id}>
                    {place + 1}
                  </option>
                ))}
              </select>
              <label className="order__text" htmlFor={field}>
                {option.text}
              </label>
              <span className="order__moves">
                <Move
                  up
                  label={messages.moveUp(option.text)}
                  atEnd={index === 0}
                  onMove={() => move(option, index - 1)}
                />
                <Move
                  label={messages.moveDown(option.text)}
                  atEnd={index === rows.length - 1}
                  onMove={() => move(option, index + 1)}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </Choices>
  );
}

interface MoveProps {
  up?: boolean;
  label: string;
  /** True where the row cannot go further. It stays focusable, so that the focus is not lost at the end of the list. */
  atEnd: boolean;
  onMove: () => void;
}

function Move({ up = false, label, atEnd, onMove }: MoveProps) {
  return (
    <button
      className="order__move"
      type="button"
      aria-label={label}
      aria-disabled={atEnd || undefined}
      onClick={atEnd ? undefined : onMove}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={up ? 'M8 3v10M3.5 7.5 8 3l4.5 4.5' : 'M8 13V3M3.5 8.5 8 13l4.5-4.5'} />
      </svg>
    </button>
  );
}

/** What was typed, where every row has a position of its own. */
function wholeOrder(props: FieldProps, options: Option[]): string[] | null {
  const ids = options.map(({ id }) => id);
  const places = new Map(ids.map((id) => [startValues(props, `${props.name}.${id}`, [''])[0], id]));
  const order = ids.map((_, index) => places.get(String(index + 1)));
  return order.every((id) => id !== undefined) ? order : null;
}

/** The order on the screen: null until the learner has given one, then always a whole one. */
function useOrder(props: FieldProps, options: Option[]) {
  const { name, value, typed, onChange } = props;
  const [order, setOrder] = useState(() => (typed ? wholeOrder(props, options) : (value as string[] | null)));
  const [said, setSaid] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const changed = useRef(false);
  const focused = useRef<Element | null>(null);

  function move(option: Option, place: number) {
    const ids = options.map(({ id }) => id);
    const next = moveTo(order ?? ids, option.id, place);
    focused.current = document.activeElement;
    changed.current = true;
    setOrder(next);
    setSaid(messages.moved(option.text, next.indexOf(option.id) + 1, ids.length));
  }

  // A row that moves in the document loses the focus, and the form holds the new positions only after rendering.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once per new order
  useEffect(() => {
    if (!changed.current) return;
    changed.current = false;
    if (focused.current instanceof HTMLElement && focused.current.isConnected) focused.current.focus();
    onChange?.();
  }, [order]);

  // Positions chosen before this script ran are in the document only.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once
  useEffect(() => {
    const positions = new Map<string, number>();
    for (const select of list.current?.querySelectorAll('select') ?? []) {
      if (select.value) positions.set(select.name.slice(name.length + 1), Number(select.value));
    }
    if (positions.size === 0 || order) return;
    changed.current = true;
    setOrder(
      completeOrder(
        options.map(({ id }) => id),
        positions,
      ),
    );
  }, []);

  return { order, said, move, list };
}
