import { type ComponentProps, type ElementType, memo, type ReactNode, type RefObject } from 'react';
import type { BlockComponentProps } from '../block.ts';
import { HiddenFields } from '../simulation/hidden-fields.tsx';
import { messages } from './messages.ts';
import type { DeidentifyAnswer, DeidentifyResult, DeidentifyView } from './model.ts';

export type DeidentifyComponentProps = BlockComponentProps<DeidentifyView, DeidentifyAnswer, DeidentifyResult>;

/** What the browser adds to the sheet; without it the sheet is a plain form. */
export interface SheetBehaviour {
  form?: RefObject<HTMLFormElement>;
  note?: RefObject<HTMLDivElement>;
  types?: RefObject<HTMLDetailsElement>;
  live: boolean;
  busy: boolean;
  marked: number;
  status: ReactNode;
  onForm?: ComponentProps<'form'>;
  onNote?: ComponentProps<'div'>;
}

interface NoteSheetProps extends SheetBehaviour {
  block: Pick<DeidentifyComponentProps, 'id' | 'view' | 'draft' | 'hidden' | 'problem'>;
  /** `form`, or the form of a fetcher. */
  Form: ElementType;
}

/** The note as a form: each word is a checkbox that looks like text. */
export function NoteSheet({ block, Form, ...sheet }: NoteSheetProps) {
  const { id, view, draft, hidden, problem } = block;
  const { live, marked } = sheet;
  return (
    <Form method="post" ref={sheet.form} {...sheet.onForm}>
      <HiddenFields fields={hidden} />
      <p className="deidentify__goal">{messages.goal(view.recall, view.precision)}</p>
      <p className="deidentify__how" id={`${id}-how`}>
        {messages.how}
        {live && (
          <span className="deidentify__how-live">
            {' '}
            {messages.howLive} {messages.howKeys}
          </span>
        )}
      </p>
      {problem && (
        <p className="field__error" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <div className="deidentify__desk">
        <Types names={view.names} details={sheet.types} />
        <fieldset className="deidentify__paper" aria-describedby={problem ? `${id}-how ${id}-problem` : `${id}-how`}>
          <legend className="deidentify__note-title">{view.noteTitle}</legend>
          <div className="deidentify__note" data-live={live || undefined} ref={sheet.note} {...sheet.onNote}>
            <NoteWords pieces={view.pieces} draft={draft} />
          </div>
        </fieldset>
      </div>
      <div className="deidentify__bar">
        <p className="deidentify__count" role="status">
          {live && messages.marked(marked)}
        </p>
        <button className="button button--quiet" type="reset">
          {messages.clear}
        </button>
        <button className="button" type="submit" disabled={sheet.busy}>
          {messages.send}
        </button>
        <p className="deidentify__saved">{sheet.status}</p>
      </div>
    </Form>
  );
}

function Types({ names, details }: { names: string[]; details?: RefObject<HTMLDetailsElement> }) {
  return (
    <details className="details deidentify__types" ref={details}>
      <summary className="details__summary">{messages.types}</summary>
      <ol className="deidentify__names">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ol>
    </details>
  );
}

const NoteWords = memo(function NoteWords({ pieces, draft }: { pieces: string[]; draft: DeidentifyAnswer | null }) {
  const words = pieces.map((piece, place) => ({ piece, word: place % 2 === 1 ? (place - 1) / 2 : null, place }));
  return words.map(({ piece, word, place }) =>
    word === null ? (
      <span className="deidentify__gap" key={place}>
        {piece}
      </span>
    ) : (
      <label className="deidentify__word" key={place}>
        <input type="checkbox" name="word" value={word} defaultChecked={draft?.includes(word) ?? false} />
        <span>{piece}</span>
      </label>
    ),
  );
});
