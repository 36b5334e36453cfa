import { element } from '../element.ts';
import type { StaticBlock } from '../static-block.ts';

/** A message to an AI, shown as such. Its lines wrap (`blocks.css`), so nothing scrolls sideways. */
export const prompt: StaticBlock<{ title: string }> = {
  placement: 'flow',
  contains: 'code',
  render: ({ title }, children, { words }) =>
    element('figure', { className: ['prompt'] }, [
      element('figcaption', { className: ['prompt__title'] }, [
        element('span', { className: ['prompt__kind'] }, [`${words.prompt}: `]),
        title,
      ]),
      ...children,
    ]),
};
