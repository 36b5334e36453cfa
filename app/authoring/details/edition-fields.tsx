import { Button } from '#app/ui/button.tsx';
import { Checkbox, Choices, Radio } from '#app/ui/choices.tsx';
import { Details } from '#app/ui/details.tsx';
import { TextArea, TextInput } from '#app/ui/field.tsx';
import { type ErrorOf, focusOn } from './form-parts.tsx';
import { messages } from './messages.ts';
import type { EditionForm, RedoItem } from './module-form.ts';

const words = messages.edition;
const { fields, hints } = messages;

interface EditionFieldsProps {
  edition: EditionForm | null;
  items: readonly RedoItem[];
  error: ErrorOf;
  focus: string | undefined;
}

/** What is said of the next version to whoever loads the module as files; nothing as a rule. */
export function EditionFields({ edition, items, error, focus }: EditionFieldsProps) {
  return (
    <fieldset className="field" aria-describedby="edition-hint">
      <legend className="field__label">{words.title}</legend>
      <p className="field__hint" id="edition-hint">
        {words.text}
      </p>
      {edition ? (
        <div className="field__control stack">
          <input type="hidden" name="edition" value="1" />
          <WordFields edition={edition} error={error} focus={focus} />
          <RedoFields edition={edition} items={items} error={error('redo')} />
          <div className="row">
            <Button name="do" value="remove-edition" look="quiet">
              {words.remove}
            </Button>
          </div>
        </div>
      ) : (
        <div className="field__control">
          <Button name="do" value="add-edition" look="secondary" {...focusOn(focus === 'add-edition')}>
            {words.add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function WordFields({ edition, error, focus }: Omit<EditionFieldsProps, 'items'> & { edition: EditionForm }) {
  return (
    <>
      <TextInput
        id="editionNumber"
        name="editionNumber"
        label={fields.editionNumber}
        hint={hints.editionNumber}
        error={error('editionNumber')}
        inputMode="numeric"
        width="short"
        defaultValue={edition.number}
        {...focusOn(focus === 'editionNumber')}
      />
      <Choices id="editionKind" legend={fields.editionKind} error={error('editionKind')}>
        {Object.entries(words.kinds).map(([kind, text]) => (
          <Radio key={kind} name="editionKind" value={kind} label={text} defaultChecked={edition.kind === kind} />
        ))}
      </Choices>
      <TextArea
        id="editionReason"
        name="editionReason"
        label={fields.editionReason}
        error={error('editionReason')}
        rows={2}
        defaultValue={edition.reason}
      />
    </>
  );
}

function RedoFields({
  edition: { all, redo },
  items,
  error,
}: {
  edition: EditionForm;
  items: readonly RedoItem[];
  error: string | undefined;
}) {
  const gone = redo.filter((id) => !items.some((item) => item.id === id));
  return (
    <Choices id="redo" legend={fields.redo} hint={hints.redo} error={error}>
      <Radio name="redoWhat" value="all" label={words.all} defaultChecked={all} />
      <Radio name="redoWhat" value="these" label={words.these} defaultChecked={!all} />
      <Details summary={words.items} open={!all}>
        {gone.map((id) => (
          <Checkbox key={id} name="redo" value={id} label={id} hint={words.gone} defaultChecked />
        ))}
        {items.map(({ id, title }) => (
          <Checkbox key={id} name="redo" value={id} label={title} defaultChecked={redo.includes(id)} />
        ))}
      </Details>
    </Choices>
  );
}
