import { messages } from './messages.ts';

interface OutlineProps {
  /** The lesson's `##` headings in order; ids without `#`. */
  items: { id: string; text: string }[];
}

/** Numbered like the headings of `.lesson`; in the margin on wide screens. */
export function Outline({ items }: OutlineProps) {
  return (
    <nav className="outline" aria-labelledby="outline-title">
      <h2 className="outline__title" id="outline-title">
        {messages.outline}
      </h2>
      <ol className="outline__list">
        {items.map((item) => (
          <li key={item.id} className="outline__item">
            <a className="outline__link" href={`#${item.id}`}>
              {item.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
