import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Checkbox, Choices, Radio } from '#app/ui/choices.tsx';
import { controlProps, Field, TextArea, TextInput } from '#app/ui/field.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import { Section } from '#app/ui/section.tsx';
import { mostRows } from './change-form.ts';
import type { FieldProblem } from './form-problems.ts';
import { messages } from './messages.ts';
import { hasOptions, hasRows, type QuestionForm, type Row } from './question-form.ts';
import { useTypedMeanwhile } from './use-typed-meanwhile.ts';

const { labels, hints } = messages;

export interface EditorProps {
  form: QuestionForm;
  problems: readonly FieldProblem[];
  outcomes: readonly { id: string; text: string }[];
  /** Of the stored entry that the form was made from; empty for a new question. */
  stamp: string;
  operationKey: string;
  draftId: string;
  /** Changes when the form is to be drawn anew. */
  drawn: string;
  /** Id of the field to begin at, after a button that is not the one that saves. */
  focus?: string;
}

interface PartProps {
  form: QuestionForm;
  focus: string | undefined;
  error: (field: string) => string | undefined;
}

/** One question of any type as plain fields. Every button posts the whole form; only one of them saves it. */
export function QuestionEditor({ form, problems, outcomes, stamp, operationKey, draftId, drawn, focus }: EditorProps) {
  const error = (field: string) => problems.find((problem) => problem.field === field)?.text;
  const part = { form, error, focus };
  return (
    <Form key={drawn} className="question-editor" method="post" noValidate {...useTypedMeanwhile(drawn)}>
      <PersonField />
      <input type="hidden" name="intent" value="edit" />
      <input type="hidden" name="key" value={operationKey} />
      <input type="hidden" name="draft" value={draftId} />
      <input type="hidden" name="stamp" value={stamp} />
      <input type="hidden" name="id" value={form.id} />
      <input type="hidden" name="type" value={form.type} />
      {/* What Enter in a line of text presses: the first button of a form. */}
      <button type="submit" className="visually-hidden" name="do" value="save" tabIndex={-1} aria-hidden="true" />
      <Section id="asked" title={messages.parts.question}>
        <AskedPart {...part} />
      </Section>
      <Section id="answer" title={messages.parts.answer}>
        <AnswerPart {...part} />
        {form.type !== 'true-false' && (
          <TextArea
            id="general"
            name="general"
            label={labels.general}
            hint={hints.general}
            error={error('general')}
            rows={3}
            defaultValue={form.general}
          />
        )}
      </Section>
      <Section id="place" title={messages.parts.place}>
        <PlacePart {...part} outcomes={outcomes} />
        <div className="row">
          <Button name="do" value="save">
            {messages.save}
          </Button>
          <Button name="do" value="preview" look="secondary">
            {messages.preview}
          </Button>
        </div>
      </Section>
    </Form>
  );
}

function AskedPart({ form, error }: PartProps) {
  return (
    <>
      {form.type === 'scenario' && (
        <TextArea
          id="scenario"
          name="scenario"
          label={labels.fields.scenario}
          hint={hints.scenario}
          error={error('scenario')}
          rows={4}
          defaultValue={form.scenario}
        />
      )}
      <TextArea
        id="stem"
        name="stem"
        label={labels.fields.stem}
        error={error('stem')}
        rows={3}
        defaultValue={form.stem}
      />
    </>
  );
}

function AnswerPart(part: PartProps) {
  const { form, error, focus } = part;
  if (form.type === 'numeric') return <NumberPart {...part} />;
  if (form.type === 'true-false') return <TrueFalsePart {...part} />;
  return (
    <>
      {form.type === 'matching' && <MatchesPart {...part} />}
      <fieldset className="field" id={error('right') === undefined ? 'rows' : 'right'} tabIndex={-1}>
        <legend className="field__label">{labels.rows[form.type]}</legend>
        {form.type === 'ordering' && <p className="field__hint">{hints.ordering}</p>}
        <Problem text={error('rows') ?? error('right')} />
        <div className="stack">
          {form.rows.map((row, index) => (
            <RowFields key={row.id} {...part} row={row} index={index} />
          ))}
          <div className="row">
            {form.rows.length < mostRows && (
              <Button name="do" value="add" look="secondary" {...focusOn(focus === 'add')}>
                {messages.add[form.type] ?? messages.addOption}
              </Button>
            )}
            {(form.type === 'single' || form.type === 'multiple') && (
              <Button name="do" value="convert" look="quiet">
                {form.type === 'single' ? messages.toMultiple : messages.toSingle}
              </Button>
            )}
          </div>
        </div>
      </fieldset>
      {hasOptions(form.type) && (
        <Checkbox
          name="fixedOrder"
          label={hints.fixedOrder}
          hint={hints.fixedOrderHint}
          defaultChecked={form.fixedOrder}
        />
      )}
    </>
  );
}

/** With a script or without: the page is drawn anew, and who added a line goes on there. */
const focusOn = (here: boolean) => (here ? { autoFocus: true } : {});

function Problem({ text }: { text: string | undefined }) {
  return text === undefined ? null : <p className="field__error">{text}</p>;
}

/** An option, a left item or a step. */
function RowFields({ form, error, focus, row, index }: PartProps & { row: Row; index: number }) {
  const { type } = form;
  const name = labels.row(type, index + 1);
  const head = `row-${row.id}`;
  return (
    <fieldset className="question-row">
      <legend className="question-row__name">{name}</legend>
      <input type="hidden" name="rows" value={row.id} />
      <TextArea
        id={`${head}-text`}
        name={`row.${row.id}.text`}
        label={labels.text}
        rows={2}
        error={error(`${head}-text`)}
        defaultValue={row.text}
        {...focusOn(focus === `${head}-text`)}
      />
      {hasOptions(type) && <RightMark form={form} row={row} />}
      {type === 'matching' && <MatchSelect form={form} row={row} error={error(`${head}-match`)} />}
      <TextArea
        id={`${head}-why`}
        name={`row.${row.id}.why`}
        label={labels.whyOf[type] ?? labels.whyLabel}
        rows={2}
        error={error(`${head}-why`)}
        defaultValue={row.why}
      />
      {hasRows(type) && (
        <div className="row-actions">
          {index > 0 && <RowButton step={`up:${row.id}`} text={messages.up} about={name} />}
          <RowButton step={`remove:${row.id}`} text={messages.remove} about={name} />
        </div>
      )}
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

function RightMark({ form, row }: { form: QuestionForm; row: Row }) {
  const Mark = form.type === 'multiple' ? Checkbox : Radio;
  return <Mark name="right" value={row.id} label={labels.isRight} defaultChecked={row.right} />;
}

function MatchSelect({ form, row, error }: { form: QuestionForm; row: Row; error: string | undefined }) {
  const id = `row-${row.id}-match`;
  return (
    <Field id={id} label={labels.matchLabel} error={error}>
      <select {...controlProps({ id, error })} name={`row.${row.id}.match`} className="input" defaultValue={row.match}>
        <option value="">{labels.chooseMatch}</option>
        {form.right.map((item, index) => (
          <option key={item.id} value={item.id}>
            {item.text || labels.match(index + 1)}
          </option>
        ))}
      </select>
    </Field>
  );
}

function MatchesPart({ form, error, focus }: PartProps) {
  return (
    <fieldset className="field" id="matches" tabIndex={-1}>
      <legend className="field__label">{labels.matches}</legend>
      <p className="field__hint">{hints.rightMatches}</p>
      <Problem text={error('matches')} />
      <div className="stack">
        {form.right.map((item, index) => (
          <div className="question-row" key={item.id}>
            <input type="hidden" name="matches" value={item.id} />
            <TextInput
              id={`match-${item.id}-text`}
              name={`match.${item.id}.text`}
              label={labels.match(index + 1)}
              error={error(`match-${item.id}-text`)}
              defaultValue={item.text}
              {...focusOn(focus === `match-${item.id}-text`)}
            />
            <div className="row-actions">
              <RowButton step={`remove-match:${item.id}`} text={messages.remove} about={labels.match(index + 1)} />
            </div>
          </div>
        ))}
        {form.right.length < mostRows && (
          <div className="row">
            <Button name="do" value="add-match" look="secondary">
              {messages.addMatch}
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  );
}

function NumberPart({ form, error }: PartProps) {
  const input = (name: 'number' | 'tolerance' | 'unit', label: string | undefined) => (
    <TextInput
      id={name}
      name={name}
      label={label}
      hint={hints[name]}
      error={error(name)}
      maxLength={40}
      width="short"
      defaultValue={form[name]}
    />
  );
  return (
    <>
      {input('number', labels.number)}
      {input('tolerance', labels.fields.tolerance)}
      {input('unit', labels.fields.unit)}
    </>
  );
}

function TrueFalsePart({ form, error }: PartProps) {
  return (
    <>
      <Choices id="right" legend={labels.right} error={error('right')}>
        {form.rows.map(({ id, right }) => (
          <Radio key={id} name="right" value={id} label={trueFalse[id]} defaultChecked={right} />
        ))}
      </Choices>
      {form.rows.map(({ id, why }) => (
        <div key={id}>
          <input type="hidden" name="rows" value={id} />
          <TextArea
            id={`row-${id}-why`}
            name={`row.${id}.why`}
            label={labels.trueFalseWhy[id]}
            error={error(`row-${id}-why`)}
            rows={2}
            defaultValue={why}
          />
        </div>
      ))}
    </>
  );
}

const trueFalse: Record<string, string> = { true: 'True', false: 'False' };

/** Outcome, tracks, group, safety and points. */
function PlacePart({ form, error, outcomes }: PartProps & { outcomes: EditorProps['outcomes'] }) {
  const known = outcomes.some(({ id }) => id === form.outcome) || form.outcome === '';
  return (
    <>
      <Field id="outcome" label={labels.fields.outcome} hint={hints.outcome} error={error('outcome')}>
        <select
          {...controlProps({ id: 'outcome', hint: hints.outcome, error: error('outcome') })}
          name="outcome"
          className="input"
          defaultValue={form.outcome}
        >
          {form.outcome === '' && <option value="">{labels.chooseMatch}</option>}
          {!known && <option value={form.outcome}>{form.outcome}</option>}
          {outcomes.map(({ id, text }) => (
            <option key={id} value={id}>
              {`${id}: ${text}`}
            </option>
          ))}
        </select>
      </Field>
      <Choices id="tracks" legend={labels.fields.tracks} error={error('tracks')}>
        {Object.entries(messages.tracks).map(([id, text]) => (
          <Checkbox key={id} name="tracks" value={id} label={text} defaultChecked={form.tracks.includes(id)} />
        ))}
      </Choices>
      <Checkbox name="critical" label={messages.critical} hint={hints.critical} defaultChecked={form.critical} />
      <TextInput
        id="group"
        name="group"
        label={labels.fields.group}
        hint={hints.group}
        error={error('group')}
        maxLength={80}
        width="medium"
        defaultValue={form.group}
      />
      <TextArea
        id="reteach"
        name="reteach"
        label={labels.fields.reteach}
        hint={hints.reteach}
        error={error('reteach')}
        rows={3}
        defaultValue={form.reteach}
      />
      <TextInput
        id="points"
        name="points"
        label={labels.fields.points}
        hint={hints.points}
        error={error('points')}
        maxLength={10}
        width="short"
        defaultValue={form.points}
      />
    </>
  );
}
