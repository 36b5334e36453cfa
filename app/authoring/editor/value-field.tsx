import type { Literal } from '#app/curriculum/literal.ts';
import { Button } from '#app/ui/button.tsx';
import { controlProps, Field, FieldNotes } from '#app/ui/field.tsx';
import type { ValueSchema } from './block-form-shape.ts';
import { choiceWords } from './block-words.ts';
import { formMessages } from './form-messages.ts';

export interface Choice {
  value: string;
  text: string;
}

export interface FieldFacts {
  words: (name: string) => { label: string; hint?: string };
  /** What may be chosen for a field that names something else: a source, a picture. */
  choices: (name: string) => Choice[] | null;
  /** By the path of the field, joined with dots. */
  problems: Record<string, string>;
}

interface ValueFieldProps {
  /** Joined with dots: `options.0.text`. */
  path: string;
  schema: ValueSchema;
  value: Literal | undefined;
  onChange: (value: Literal | undefined) => void;
  facts: FieldFacts;
  optional?: boolean;
}

/** Longer texts get a field of several lines. */
const oneLine = 130;
const nameOf = (path: string) => path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path;
const idOf = (path: string) => `value-${path.replaceAll('.', '-')}`;

/** A field for a value of a block, made from its schema: a text, a number, a choice, yes or no, or a list of these. */
export function ValueField(props: ValueFieldProps) {
  const { schema, path, facts } = props;
  if (schema.enum || facts.choices(nameOf(path))) return <ChoiceField {...props} />;
  switch (schema.type) {
    case 'boolean':
      return <YesNo {...props} />;
    case 'array':
      return <ListField {...props} />;
    case 'object':
      return schema.properties ? <GroupFields {...props} /> : <p className="muted">{formMessages.onlyInText}</p>;
    default:
      return <TextField {...props} />;
  }
}

function useField({ path, facts, optional }: ValueFieldProps) {
  const { label, hint } = facts.words(nameOf(path));
  const text = { id: idOf(path), label: optional ? formMessages.optional(label) : label, hint };
  return { ...text, error: facts.problems[path] };
}

function TextField(props: ValueFieldProps) {
  const { schema, value = '', onChange } = props;
  const field = useField(props);
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  const long = !isNumber && (schema.maxLength ?? 0) > oneLine;
  const shown = String(value);
  const common = { ...controlProps(field), className: isNumber ? 'input input--short' : 'input', value: shown };
  const take = (text: string) => onChange(text === '' && props.optional ? undefined : text);
  return (
    <Field {...field}>
      {long ? (
        <textarea {...common} rows={3} onChange={({ target }) => take(target.value)} />
      ) : isNumber ? (
        <input
          {...common}
          type="number"
          min={schema.minimum}
          max={schema.maximum}
          onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))}
        />
      ) : (
        <input {...common} type="text" onChange={({ target }) => take(target.value)} />
      )}
    </Field>
  );
}

function ChoiceField(props: ValueFieldProps) {
  const { schema, path, value, onChange, facts } = props;
  const field = useField(props);
  const options =
    facts.choices(nameOf(path)) ??
    (schema.enum ?? []).map((each) => ({ value: String(each), text: choiceWords[String(each)] ?? String(each) }));
  return (
    <Field {...field}>
      <select
        {...controlProps(field)}
        className="input"
        value={String(value ?? '')}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      >
        <option value="">{formMessages.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  );
}

function YesNo({ path, value, onChange, facts }: ValueFieldProps) {
  return (
    <label className="choice">
      <input
        className="choice__control"
        type="checkbox"
        checked={value === true}
        onChange={({ target }) => onChange(target.checked ? true : undefined)}
      />
      <span>{facts.words(nameOf(path)).label}</span>
    </label>
  );
}

/** The entries of a list, each with a way to take it out. Ids are given by the form: nobody needs to think of one. */
function ListField(props: ValueFieldProps) {
  const { path, schema, value, onChange, facts } = props;
  const { id, label, hint, error } = useField(props);
  const entries = Array.isArray(value) ? value : [];
  const items = schema.items ?? {};
  if (items.type === 'object' && !items.properties) return <p className="muted">{formMessages.onlyInText}</p>;
  const change = (index: number, next: Literal | undefined) =>
    onChange(entries.map((each, at) => (at === index ? (next ?? '') : each)));
  return (
    <fieldset className="field value-list" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="field__label">{label}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <ol className="value-list__entries">
        {entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no other name while they are written
          <li key={index}>
            <ValueField
              path={`${path}.${index}`}
              schema={items}
              value={entry}
              onChange={(next) => change(index, next)}
              facts={facts}
            />
            <Button type="button" look="quiet" onClick={() => onChange(entries.filter((_, at) => at !== index))}>
              {formMessages.remove(index + 1)}
            </Button>
          </li>
        ))}
      </ol>
      {entries.length < (schema.maxItems ?? Number.POSITIVE_INFINITY) && (
        <Button type="button" look="secondary" onClick={() => onChange([...entries, emptyEntry(items, entries)])}>
          {formMessages.add}
        </Button>
      )}
    </fieldset>
  );
}

function GroupFields({ path, schema, value, onChange, facts }: ValueFieldProps) {
  const group = isGroup(value) ? value : {};
  return (
    <div className="stack">
      {Object.entries(schema.properties ?? {})
        .filter(([name]) => name !== 'id')
        .map(([name, field]) => (
          <ValueField
            key={name}
            path={`${path}.${name}`}
            schema={field}
            value={group[name]}
            onChange={(next) => onChange(withValue(group, name, next))}
            facts={facts}
            optional={!schema.required?.includes(name)}
          />
        ))}
    </div>
  );
}

type Group = Record<string, Literal>;
const isGroup = (value: Literal | undefined): value is Group => typeof value === 'object' && !Array.isArray(value);

/** The same with another value; without one the name goes. */
export function withValue(group: Group, name: string, value: Literal | undefined): Group {
  const { [name]: _, ...rest } = group;
  return value === undefined
    ? rest
    : Object.hasOwn(group, name)
      ? { ...group, [name]: value }
      : { ...rest, [name]: value };
}

/** A new entry of a list; one that needs an id gets the first letter or number that is free. */
export function emptyEntry(schema: ValueSchema, entries: readonly Literal[]): Literal {
  if (schema.type !== 'object') return schema.type === 'boolean' ? false : '';
  if (!schema.properties?.id) return {};
  const used = new Set(entries.map((entry) => (isGroup(entry) ? entry.id : '')));
  const names = [...'abcdefghijklmnopqrstuvwxyz', ...entries.map((_, index) => `x${index}`), 'y'];
  return { id: names.find((name) => !used.has(name)) ?? 'z' };
}
