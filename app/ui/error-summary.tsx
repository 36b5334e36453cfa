import { useEffect, useRef } from 'react';
import { messages } from './messages.ts';

interface ErrorSummaryProps {
  title?: string;
  /** In the order of the page; `href` is `#` + the field's id. */
  errors: { text: string; href?: string }[];
}

/** Stands above the page's heading and takes the focus; without errors it is nothing. */
export function ErrorSummary({ title = messages.thereIsAProblem, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2 className="error-summary__title">{title}</h2>
      <ul className="error-summary__list">
        {errors.map((error) => (
          <li key={`${error.href} ${error.text}`}>
            {error.href === undefined ? error.text : <a href={error.href}>{error.text}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
