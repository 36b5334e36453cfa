import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from '@codemirror/autocomplete';
import type { BlockForm } from './block-form-shape.ts';
import { blockTags } from './block-tags.ts';
import { blockTitle, contentOf } from './block-words.ts';
import type { EditingFacts } from './editing-facts.ts';

/** What may stand at the cursor: blocks, their attributes and values, sources, outcomes, pictures, lessons. */
export function completions(facts: EditingFacts) {
  return (context: CompletionContext): CompletionResult | null =>
    inTag(context, facts) ?? blockNames(context, facts) ?? inHead(context, facts) ?? pictures(context, facts);
}

function blockNames(context: CompletionContext, { blocks }: EditingFacts): CompletionResult | null {
  const word = context.matchBefore(/<[A-Za-z]*/);
  if (!word) return null;
  return { from: word.from, options: blocks.map(blockOption), validFor: /^<[A-Za-z]*$/ };
}

function blockOption({ name, schema, contains }: BlockForm): Completion {
  const needed = (schema.required ?? []).filter((field) => schema.properties?.[field]?.type === 'string');
  const fields = needed.map((field) => ` ${field}="\${${schema.properties?.[field]?.enum?.[0] ?? ''}}"`).join('');
  const template =
    contains === 'nothing' ? `<${name}${fields} />` : `<${name}${fields}>\n\n${contentOf(contains)}\n\n</${name}>`;
  return snippetCompletion(template, { label: `<${name}`, detail: blockTitle(name), type: 'class' });
}

function inTag({ state, pos }: CompletionContext, facts: EditingFacts): CompletionResult | null {
  const tag = state.field(blockTags).tags.find(({ from, to, closed }) => from < pos && (closed ? pos < to : pos <= to));
  const block = tag && facts.blocks.find(({ name }) => name === tag.name);
  if (!tag || !block || pos <= tag.from + 1 + tag.name.length) return null;
  const at = tag.attributes.find(({ value }) => value && value.from <= pos && pos <= value.to);
  if (at?.value) {
    const options = valuesOf(block, at.name, facts);
    return options.length === 0 ? null : { from: at.value.from, to: at.value.to, options };
  }
  const word = /[\w-]*$/.exec(state.sliceDoc(tag.from, pos))?.[0] ?? '';
  if (!/\s/.test(state.sliceDoc(pos - word.length - 1, pos - word.length))) return null;
  const used = tag.attributes.map(({ name }) => name);
  const names = Object.keys(block.schema.properties ?? {}).filter((name) => !used.includes(name));
  const options = names.map((name) => snippetCompletion(`${name}="\${}"`, { label: name, type: 'property' }));
  return { from: pos - word.length, options };
}

function valuesOf({ name, schema }: BlockForm, attribute: string, facts: EditingFacts): Completion[] {
  const listed = schema.properties?.[attribute]?.enum;
  if (listed) return listed.map((value) => ({ label: String(value), type: 'enum' }));
  if (name === 'Cite' || attribute === 'source')
    return facts.sources.map(({ id, title }) => ({ label: id, detail: title }));
  return attribute === 'src' ? facts.pictures.map((path) => ({ label: path })) : [];
}

/** Lists in the head of a lesson, and in `module.yaml`. */
function inHead(context: CompletionContext, { outcomes, lessons }: EditingFacts): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const key = /^\s*(outcomes|tracks|redo): *\[/.exec(line.text)?.[1];
  const word = key && context.matchBefore(/[\w-]*/);
  if (!word) return null;
  const lists: Record<string, Completion[]> = {
    outcomes: outcomes.map(({ id, text }) => ({ label: id, detail: text })),
    tracks: ['foundation', 'full'].map((label) => ({ label })),
    redo: lessons.map(({ id, title }) => ({ label: id, detail: title })),
  };
  return { from: word.from, options: lists[key] ?? [] };
}

function pictures(context: CompletionContext, facts: EditingFacts): CompletionResult | null {
  const word = context.matchBefore(/\]\([\w./-]*/);
  if (!word) return null;
  return { from: word.from + 2, options: facts.pictures.map((label) => ({ label })) };
}
