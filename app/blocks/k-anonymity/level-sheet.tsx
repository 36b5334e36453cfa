import type { ComponentProps, ElementType, RefObject } from 'react';
import type { BlockComponentProps } from '../block.ts';
import { HiddenFields } from '../simulation/hidden-fields.tsx';
import { factsAt, type Levels } from './facts.ts';
import { GroupTable } from './group-table.tsx';
import { messages } from './messages.ts';
import type { KAnonymityAnswer, KAnonymityResult, KAnonymityView } from './model.ts';

export type KAnonymityComponentProps = BlockComponentProps<KAnonymityView, KAnonymityAnswer, KAnonymityResult>;

/** What the browser adds to the sheet; without it the sheet is a plain form. */
export interface SheetBehaviour {
  form?: RefObject<HTMLFormElement>;
  /** The levels on screen. */
  levels: Levels;
  busy: boolean;
  onForm?: ComponentProps<'form'>;
}

interface LevelSheetProps extends SheetBehaviour {
  block: Pick<KAnonymityComponentProps, 'view' | 'draft' | 'hidden' | 'problem'>;
  /** `form`, or the form of a fetcher. */
  Form: ElementType;
}

/** The lab as a form: a level for each column, and the table that follows from them. */
export function LevelSheet({ block, Form, ...sheet }: LevelSheetProps) {
  const { view, draft, hidden, problem } = block;
  return (
    <Form method="post" ref={sheet.form} {...sheet.onForm}>
      <HiddenFields fields={hidden} />
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
      <div className="k-anonymity__levels">
        {view.columns.map((column) => (
          <fieldset className="k-level" key={column.id}>
            <legend className="k-level__name">{column.label}</legend>
            {column.levels.map((name, level) => (
              <label className="k-level__choice" key={name}>
                <input
                  className="choice__control"
                  type="radio"
                  name={`level.${column.id}`}
                  value={level}
                  defaultChecked={(draft?.[column.id] ?? 0) === level}
                />
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <GroupTable view={view} facts={factsAt(view, sheet.levels)} live />
      <button className="button button--secondary" type="submit" disabled={sheet.busy}>
        {messages.show}
      </button>
    </Form>
  );
}
