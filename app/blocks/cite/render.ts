import { element } from '../element.ts';
import type { BlockWords } from '../messages.ts';
import type { CitedSource, StaticBlock } from '../static-block.ts';

/** The raised number that leads to the list of sources; its own id is where that list leads back to. */
export const cite: StaticBlock<{ id: string }> = {
  placement: 'text',
  contains: 'nothing',
  render: ({ id }, _children, context) => citeMark(context.source(id), context.words),
};

export function citeMark({ n, nth }: CitedSource, words: BlockWords) {
  return element('sup', { className: ['cite'] }, [
    element('a', { href: `#source-${n}`, id: `cite-${n}-${nth}`, ariaLabel: words.source(n) }, [String(n)]),
  ]);
}
