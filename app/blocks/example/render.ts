import { element } from '../element.ts';
import { messages } from '../messages.ts';
import type { StaticBlock } from '../static-block.ts';

export const example: StaticBlock<{ title: string }> = {
  placement: 'flow',
  contains: 'anything',
  render: ({ title }, children) =>
    element('figure', { className: ['example'] }, [
      element('figcaption', { className: ['example__title'] }, [
        element('span', { className: ['example__kind'] }, [`${messages.example}: `]),
        title,
      ]),
      element('div', { className: ['example__body'] }, children),
    ]),
};
