import type { ReactNode } from 'react';

interface SectionProps {
  id: string;
  title: string;
  text?: string;
  children: ReactNode;
}

/** A section of a page under its heading, which stands in the margin where there is room. */
export function Section({ id, title, text, children }: SectionProps) {
  return (
    <section className="section" aria-labelledby={id}>
      <h2 className="section__heading" id={id}>
        {title}
      </h2>
      <div className="stack">
        {text !== undefined && <p className="muted">{text}</p>}
        {children}
      </div>
    </section>
  );
}
