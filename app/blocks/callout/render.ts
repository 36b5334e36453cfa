import { element } from '../element.ts';
import type { BlockWords } from '../messages.ts';
import type { StaticBlock } from '../static-block.ts';

interface Props {
  kind: keyof BlockWords['callout'];
  title: string;
}

/** The kind stands in words as well as in the class, so that colour alone says nothing. */
export const callout: StaticBlock<Props> = {
  placement: 'flow',
  contains: 'anything',
  render: ({ kind, title }, children, { words }) =>
    element('div', { className: ['callout', `callout--${kind}`] }, [
      element('p', { className: ['callout__title'] }, [
        element('span', { className: ['callout__kind'] }, [`${words.callout[kind]}: `]),
        title,
      ]),
      ...children,
    ]),
};
