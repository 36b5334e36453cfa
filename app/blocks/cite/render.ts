import { element } from '../element.ts';
import { messages } from '../messages.ts';
import type { CitedSource, StaticBlock } from '../static-block.ts';

/** The raised number that leads to the list of sources; its own id is where that list leads back to. */
export const cite: StaticBlock<{ id: string }> = {
  placement: 'text',
  contains: 'nothing',
  render: ({ id }, _children, context) => citeMark(context.source(id)),
};

export function citeMark({ n, nth }: CitedSource) {
  return element('sup', { className: ['cite'] }, [
    element('a', { href: `#source-${n}`, id: `cite-${n}-${nth}`, ariaLabel: messages.source(n) }, [String(n)]),
  ]);
}
