import { element } from '../element.ts';
import type { StaticBlock } from '../static-block.ts';

/** Two parts beside each other, each under its label; the check has seen to it that there are exactly two. */
export const compare: StaticBlock<{ left: string; right: string }> = {
  placement: 'flow',
  contains: 'two-parts',
  render: ({ left, right }, children) => {
    const parts = children.filter((child) => child.type === 'element');
    const side = (name: string, label: string, at: number) =>
      element('div', { className: ['compare__side', `compare__side--${name}`] }, [
        element('p', { className: ['compare__label'] }, [label]),
        ...parts.slice(at, at + 1),
      ]);
    return element('div', { className: ['compare'] }, [side('left', left, 0), side('right', right, 1)]);
  },
};
