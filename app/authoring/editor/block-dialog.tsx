import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { TextArea } from '#app/ui/field.tsx';
import type { BlockForm } from './block-form-shape.ts';
import type { BlockValues } from './block-text.ts';
import { blockTitle, blockWords, contentOf } from './block-words.ts';
import type { EditingFacts } from './editing-facts.ts';
import { formMessages as words } from './form-messages.ts';
import { type FieldFacts, ValueField, withValue } from './value-field.tsx';

/** What the dialog is for: to choose a block, or to fill in the form of one. */
export type BlockTask =
  | { kind: 'choose' }
  | { kind: 'fill'; form: BlockForm; values: BlockValues; content: string; isNew: boolean };

/** By path, joined with dots. */
export type ValueProblems = Record<string, string>;

interface BlockDialogProps {
  task: BlockTask;
  facts: EditingFacts;
  /** Values for a new block of this kind. */
  begin: (form: BlockForm) => BlockValues;
  /** Puts the block into the text; gives what is wrong instead where the check would not take it. */
  onPut: (task: Extract<BlockTask, { kind: 'fill' }>) => Promise<ValueProblems | null>;
  onClose: () => void;
}

/** Blocks are chosen and filled in here, so that nobody needs to see how they are written. */
export function BlockDialog({ task: first, facts, begin, onPut, onClose }: BlockDialogProps) {
  const [task, setTask] = useState(first);
  const [problems, setProblems] = useState<ValueProblems>({});
  const body = useRef<HTMLDivElement>(null);
  const isForm = task.kind === 'fill';
  useEffect(() => {
    if (isForm) toFirstField(body.current);
  }, [isForm]);
  useEffect(() => {
    if (Object.keys(problems).length > 0) toFirstField(body.current?.querySelector('.field__error')?.closest('.field'));
  }, [problems]);
  if (task.kind === 'choose') {
    return (
      <Dialog
        open
        title={words.chooseTitle}
        onClose={onClose}
        actions={
          <Button type="button" look="secondary" onClick={onClose}>
            {words.cancel}
          </Button>
        }
      >
        <ul className="palette">
          {facts.blocks.map((form) => (
            <li key={form.name}>
              <Button
                type="button"
                look="quiet"
                onClick={() =>
                  setTask({ kind: 'fill', form, values: begin(form), content: contentOf(form.contains), isNew: true })
                }
              >
                {blockTitle(form.name)}
              </Button>
              <p className="muted small">{blockWords[form.name]?.what}</p>
            </li>
          ))}
        </ul>
      </Dialog>
    );
  }
  const put = async () => setProblems((await onPut(task)) ?? {});
  const { form, isNew, content } = task;
  const title = (isNew ? words.insertTitle : words.editTitle)(blockTitle(form.name));
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button type="button" look="secondary" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="button" onClick={() => void put()}>
            {words.put}
          </Button>
        </>
      }
    >
      <div ref={body} className="stack">
        {problems[''] !== undefined && (
          <p className="field__error" role="alert">
            {problems['']}
          </p>
        )}
        <BlockFields
          task={task}
          facts={facts}
          problems={problems}
          onChange={(values) => setTask({ ...task, values })}
        />
        {form.contains !== 'nothing' && (
          <TextArea
            id="block-content"
            label={words.content}
            hint={words.contentHint}
            rows={5}
            value={content}
            onChange={({ target }) => setTask({ ...task, content: target.value })}
          />
        )}
      </div>
    </Dialog>
  );
}

function toFirstField(part: Element | null | undefined): void {
  part?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
}

interface BlockFieldsProps {
  task: Extract<BlockTask, { kind: 'fill' }>;
  facts: EditingFacts;
  problems: ValueProblems;
  onChange: (values: BlockValues) => void;
}

/** The id of a block that people work in is given to it, and is not shown. */
function BlockFields({ task: { form, values }, facts, problems, onChange }: BlockFieldsProps) {
  const fields = useMemo(() => fieldFacts(form, facts, problems), [form, facts, problems]);
  return Object.entries(form.schema.properties ?? {})
    .filter(([name]) => !(form.interactive && name === 'id'))
    .map(([name, schema]) => (
      <ValueField
        key={name}
        path={name}
        schema={schema}
        value={values[name]}
        onChange={(value) => onChange(withValue(values, name, value))}
        facts={fields}
        optional={!form.schema.required?.includes(name)}
      />
    ));
}

function fieldFacts(form: BlockForm, { sources, pictures }: EditingFacts, problems: ValueProblems): FieldFacts {
  const told = blockWords[form.name]?.fields ?? {};
  const wordsOf = (name: string) => told[name] ?? { label: name };
  const namesSource = (name: string) => name === 'source' || (form.name === 'Cite' && name === 'id');
  return {
    words: wordsOf,
    choices: (name) => {
      if (namesSource(name)) return sources.map(({ id, title }) => ({ value: id, text: `${title} (${id})` }));
      return name === 'src' ? pictures.map((path) => ({ value: path, text: path })) : null;
    },
    problems: Object.fromEntries(
      Object.entries(problems).map(([path, what]) => {
        const name = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
        return [path, words.problem(wordsOf(name).label, what)];
      }),
    ),
  };
}
