import { messages } from './messages.ts';

interface OutlineProps {
  title?: string;
  /** The lesson's `##` headings in order; ids without `#`. */
  items: { id: string; text: string }[];
  /** The heading that the reader is at, where known. */
  current?: string;
}

/** Numbered like the headings of `.lesson`; in the margin on wide screens. */
export function Outline({ title = messages.outline, items, current }: OutlineProps) {
  return (
    <nav className="outline" aria-labelledby="outline-title">
      <h2 className="outline__title" id="outline-title">
        {title}
      </h2>
      <ol className="outline__list">
        {items.map((item) => (
          <li key={item.id} className="outline__item">
            <a
              className="outline__link"
              href={`#${item.id}`}
              aria-current={item.id === current ? 'location' : undefined}
            >
              {item.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
