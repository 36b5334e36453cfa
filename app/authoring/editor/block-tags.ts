import { StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { scanTags, type Tag } from './scan-tags.ts';

const name = Decoration.mark({ class: 'tok-block' });
const attribute = Decoration.mark({ class: 'tok-attribute' });
const value = Decoration.mark({ class: 'tok-value' });

interface Tags {
  tags: Tag[];
  marks: DecorationSet;
}

const read = (text: string): Tags => {
  const tags = scanTags(text);
  const marks = tags.flatMap(({ from, to, kind, name: block, attributes, closed }) => {
    const head = from + (kind === 'close' ? 2 : 1) + block.length;
    const tail = closed ? [name.range(to - (kind === 'single' ? 2 : 1), to)] : [];
    const own = attributes.flatMap((each) => [
      attribute.range(each.from, each.from + each.name.length),
      ...(each.value && each.value.from < each.value.to ? [value.range(each.value.from, each.value.to)] : []),
    ]);
    return [name.range(from, head), ...own, ...tail];
  });
  return { tags, marks: Decoration.set(marks, true) };
};

/** The tags of the text, found anew with each change, and their colours. */
export const blockTags = StateField.define<Tags>({
  create: (state) => read(state.doc.toString()),
  update: (before, transaction) => (transaction.docChanged ? read(transaction.newDoc.toString()) : before),
  provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
});
