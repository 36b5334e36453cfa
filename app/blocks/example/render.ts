import { element } from '../element.ts';
import type { StaticBlock } from '../static-block.ts';

export const example: StaticBlock<{ title: string }> = {
  placement: 'flow',
  contains: 'anything',
  render: ({ title }, children, { words }) =>
    element('figure', { className: ['example'] }, [
      element('figcaption', { className: ['example__title'] }, [
        element('span', { className: ['example__kind'] }, [`${words.example}: `]),
        title,
      ]),
      element('div', { className: ['example__body'] }, children),
    ]),
};
