import { element } from '../element.ts';
import type { StaticBlock } from '../static-block.ts';

export const keyPoints: StaticBlock<Record<string, never>> = {
  placement: 'flow',
  contains: 'bullet-list',
  render: (_props, children, { words }) =>
    element('div', { className: ['key-points'] }, [
      element('p', { className: ['key-points__title'] }, [words.keyPoints]),
      ...children,
    ]),
};
