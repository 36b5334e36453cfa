import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

interface TableProps {
  caption: ReactNode;
  captionHidden?: boolean;
  /** On a phone each row becomes a short list; its cells then need `data-label`. */
  stack?: boolean;
  /** `<thead>` and `<tbody>`; cells with figures take the class `table__number`. */
  children: ReactNode;
}

/** Scrolls by itself where it is wider than its column; the caption names the region. */
export function Table({ caption, captionHidden, stack, children }: TableProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll region must be reachable by keyboard
    <section className="table-scroll" aria-labelledby={id} tabIndex={0}>
      <table className={classes('table', stack && 'table--stack')}>
        <caption id={id} className={classes(captionHidden && 'visually-hidden')}>
          {caption}
        </caption>
        {children}
      </table>
    </section>
  );
}
