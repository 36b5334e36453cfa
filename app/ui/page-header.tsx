import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: ReactNode;
  /** A `BackLink` or `Breadcrumbs`. */
  way?: ReactNode;
  /** One short line above the title: "Patient data and privacy, lesson 2 of 6". */
  where?: ReactNode;
  lede?: ReactNode;
  /** Facts under the title: minutes, track, date. */
  meta?: ReactNode[];
}

export function PageHeader({ title, way, where, lede, meta }: PageHeaderProps) {
  return (
    <header className="page-header">
      {way}
      {where !== undefined && <p className="page-header__where">{where}</p>}
      <h1>{title}</h1>
      {lede !== undefined && <p className="page-header__lede">{lede}</p>}
      {meta !== undefined && (
        <ul className="page-header__meta">
          {meta.map((fact, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of facts
            <li key={index}>{fact}</li>
          ))}
        </ul>
      )}
    </header>
  );
}
