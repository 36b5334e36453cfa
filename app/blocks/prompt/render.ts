import { element } from '../element.ts';
import { messages } from '../messages.ts';
import type { StaticBlock } from '../static-block.ts';

/** A message to an AI, shown as such. Its lines wrap (`blocks.css`), so nothing scrolls sideways. */
export const prompt: StaticBlock<{ title: string }> = {
  placement: 'flow',
  contains: 'code',
  render: ({ title }, children) =>
    element('figure', { className: ['prompt'] }, [
      element('figcaption', { className: ['prompt__title'] }, [
        element('span', { className: ['prompt__kind'] }, [`${messages.prompt}: `]),
        title,
      ]),
      ...children,
    ]),
};
