import { citeMark } from '../cite/render.ts';
import { element } from '../element.ts';
import type { StaticBlock } from '../static-block.ts';

interface Props {
  value: string;
  unit?: string;
  source: string;
}

/** A number never stands without what it says and where it comes from. */
export const stat: StaticBlock<Props> = {
  placement: 'flow',
  contains: 'anything',
  render: ({ value, unit, source }, children, context) => {
    const cited = context.source(source);
    const number = element('span', { className: ['stat__value'] }, [value]);
    return element('figure', { className: ['stat'] }, [
      element(
        'p',
        { className: ['stat__number'] },
        unit ? [number, ' ', element('span', { className: ['stat__unit'] }, [unit])] : [number],
      ),
      element('div', { className: ['stat__text'] }, children),
      element('figcaption', { className: ['stat__source'] }, [
        `${context.words.sourceLine} ${cited.cite}`,
        citeMark(cited, context.words),
      ]),
    ]);
  },
};
