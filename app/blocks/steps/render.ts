import { element } from '../element.ts';
import type { StaticBlock } from '../static-block.ts';

export const steps: StaticBlock<Record<string, never>> = {
  placement: 'flow',
  contains: 'ordered-list',
  render: (_props, children) => element('div', { className: ['steps'] }, children),
};
