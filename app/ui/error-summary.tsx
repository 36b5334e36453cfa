import { type MouseEvent, useRef } from 'react';
import { messages } from './messages.ts';
import { useDrawnEffect } from './use-drawn-effect.ts';

interface ErrorSummaryProps {
  title?: string;
  /** In the order of the page; `href` is `#` + the field's id. */
  errors: { text: string; href?: string }[];
  /** The answer that the errors come from: each new one takes the focus. By default the list itself. */
  cause?: unknown;
}

/** Stands above the page's heading and takes the focus, with a script or without; where there are no errors it is nothing. */
export function ErrorSummary({ title = messages.thereIsAProblem, errors, cause = errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer
  useDrawnEffect(() => box.current?.focus(), [cause]);
  if (errors.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: what went wrong is to be read first
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} autoFocus>
      <h2 className="error-summary__title">{title}</h2>
      <ul className="error-summary__list">
        {errors.map((error) => (
          <li key={`${error.href} ${error.text}`}>
            {error.href === undefined ? (
              error.text
            ) : (
              <a href={error.href} onClick={goTo}>
                {error.text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * To the field, or to the first one of its group. The router takes a plain jump for a navigation and forgets the answer
 * that the errors came from: they would be gone on arrival.
 */
function goTo(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView();
  (target.querySelector<HTMLElement>('input:not([type=hidden]), button') ?? target).focus({ preventScroll: true });
}
