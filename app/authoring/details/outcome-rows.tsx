import { Button } from '#app/ui/button.tsx';
import { FieldNotes, TextArea, TextInput } from '#app/ui/field.tsx';
import { mostOutcomes } from './change-module-form.ts';
import { type ErrorOf, focusOn } from './form-parts.tsx';
import { messages } from './messages.ts';
import type { OutcomeRow } from './module-form.ts';

interface OutcomeRowsProps {
  rows: readonly OutcomeRow[];
  error: ErrorOf;
  focus: string | undefined;
}

/** The outcomes of a module. Lines are added, moved and taken away by buttons that post the form. */
export function OutcomeRows({ rows, error, focus }: OutcomeRowsProps) {
  const hint = messages.hints.moduleOutcomes;
  return (
    <fieldset className="field" id="outcomes" tabIndex={-1} aria-describedby="outcomes-hint">
      <legend className="field__label">{messages.fields.moduleOutcomes}</legend>
      <FieldNotes id="outcomes" hint={hint} error={error('outcomes')} />
      <div className="field__control stack">
        {rows.map((row, index) => (
          <OutcomeFields key={row.key} row={row} index={index} error={error} focus={focus} />
        ))}
        {rows.length < mostOutcomes && (
          <div className="row">
            <Button name="do" value="add-outcome" look="secondary" {...focusOn(focus === 'add-outcome')}>
              {messages.addOutcome}
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  );
}

interface OutcomeFieldsProps extends Omit<OutcomeRowsProps, 'rows'> {
  row: OutcomeRow;
  index: number;
}

function OutcomeFields({ row, index, error, focus }: OutcomeFieldsProps) {
  const { key, id, text, fixed } = row;
  const name = messages.row(index + 1);
  return (
    <fieldset className="question-row">
      <legend className="question-row__name">{fixed ? `${name}: ${id}` : name}</legend>
      <input type="hidden" name="rows" value={key} />
      {fixed && <input type="hidden" name="fixed" value={key} />}
      {fixed && <input type="hidden" name={`row.${key}.id`} value={id} />}
      <TextArea
        id={`${key}-text`}
        name={`row.${key}.text`}
        label={messages.text}
        error={error(`${key}-text`)}
        rows={2}
        defaultValue={text}
        {...focusOn(focus === `${key}-text`)}
      />
      {!fixed && (
        <TextInput
          id={`${key}-id`}
          name={`row.${key}.id`}
          label={messages.outcomeId}
          hint={messages.hints.outcomeId}
          error={error(`${key}-id`)}
          width="medium"
          defaultValue={id}
        />
      )}
      <div className="row-actions">
        {index > 0 && <RowButton step={`up:${key}`} text={messages.up} about={name} />}
        <RowButton step={`remove-outcome:${key}`} text={messages.remove} about={name} />
      </div>
    </fieldset>
  );
}

function RowButton({ step, text, about }: { step: string; text: string; about: string }) {
  return (
    <Button name="do" value={step} look="quiet">
      {text}
      <span className="visually-hidden"> {about}</span>
    </Button>
  );
}
