import { element } from '../element.ts';
import type { StaticBlock } from '../static-block.ts';

interface Props {
  src: string;
  alt: string;
  caption?: string;
}

export const figure: StaticBlock<Props> = {
  placement: 'flow',
  contains: 'nothing',
  render: ({ src, alt, caption }, _children, context) => {
    const { url, width, height } = context.asset(src);
    const image = element('img', { src: url, alt, width, height, loading: 'lazy', decoding: 'async' });
    return element(
      'figure',
      { className: ['figure'] },
      caption ? [image, element('figcaption', { className: ['figure__caption'] }, [caption])] : [image],
    );
  },
};
