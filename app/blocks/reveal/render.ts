import { element } from '../element.ts';
import type { StaticBlock } from '../static-block.ts';

export const reveal: StaticBlock<{ summary: string }> = {
  placement: 'flow',
  contains: 'anything',
  render: ({ summary }, children) =>
    element('details', { className: ['details', 'reveal'] }, [
      element('summary', { className: ['details__summary'] }, [summary]),
      element('div', { className: ['details__body'] }, children),
    ]),
};
