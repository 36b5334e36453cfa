import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { messages } from './messages.ts';

export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link className="back-link" to={to}>
      {children}
    </Link>
  );
}

interface Crumb {
  to: string;
  text: string;
}

/** The pages above this one; the page itself is named by its heading. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav className="breadcrumbs" aria-label={messages.breadcrumbs}>
      <ol className="breadcrumbs__list">
        {crumbs.map((crumb) => (
          <li key={crumb.to} className="breadcrumbs__item">
            <Link to={crumb.to}>{crumb.text}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface PaginationProps {
  /** Names the group for assistive technology: "Lessons". */
  label: string;
  previous: { to: string; title: string } | null;
  next: { to: string; title: string } | null;
}

export function Pagination({ label, previous, next }: PaginationProps) {
  return (
    <nav className="pagination" aria-label={label}>
      {previous && (
        <Link className="pagination__link pagination__link--previous" to={previous.to} rel="prev">
          <PaginationText way={messages.previous} title={previous.title} />
        </Link>
      )}
      {next && (
        <Link className="pagination__link pagination__link--next" to={next.to} rel="next">
          <PaginationText way={messages.next} title={next.title} />
        </Link>
      )}
    </nav>
  );
}

function PaginationText({ way, title }: { way: string; title: string }) {
  return (
    <span>
      <span className="pagination__way">{way}</span>
      <span className="visually-hidden">: </span>
      <span className="pagination__title">{title}</span>
    </span>
  );
}
