import type { BlockName } from '#app/blocks/block.ts';
import type { CheckProps } from '#app/blocks/check/model.ts';
import type { DeidentifyProps, DeidentifyView } from '#app/blocks/deidentify/model.ts';
import { readNote } from '#app/blocks/deidentify/note.ts';
import type { KAnonymityProps } from '#app/blocks/k-anonymity/model.ts';
import type { RiskSorterProps } from '#app/blocks/risk-sorter/model.ts';
import { binOf } from '#app/blocks/risk-sorter/risk.ts';

/** The fields of a right answer, as a learner's form would post them. */
export function solveBlock(name: BlockName, props: unknown, view: unknown): FormData {
  const form = new FormData();
  for (const [field, value] of fieldsOf(name, props, view)) form.append(field, value);
  return form;
}

function fieldsOf(name: BlockName, props: unknown, view: unknown): [string, string][] {
  switch (name) {
    case 'Check':
      return (props as CheckProps).options.filter((option) => option.right).map((option) => ['choice', option.id]);
    case 'Deidentify':
      return identifierWords(props as DeidentifyProps, view as DeidentifyView).map((word) => ['word', String(word)]);
    case 'RiskSorter':
      return [
        ...(props as RiskSorterProps).cards.map((card): [string, string] => [`bin.${card.id}`, binOf(card)]),
        ['reason', 'The teaching case was hard: it is still confidential, and the tool is approved for that.'],
      ];
    case 'KAnonymity':
      return (props as KAnonymityProps).columns.map((column) => [
        `level.${column.id}`,
        String(column.levels.length - 1),
      ]);
  }
}

/** Every word of every identifier in the note that this try shows. */
function identifierWords({ notes }: DeidentifyProps, { noteTitle }: DeidentifyView): number[] {
  const note = readNote(notes.find((each) => each.title === noteTitle)?.text ?? '');
  return note.spans
    .filter((span) => span.kind === 'identifier')
    .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
}
