import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import type { FieldProblem } from './field-problems.ts';
import { pageWords as words } from './page-messages.ts';

interface DetailsPageProps {
  kind: keyof typeof words.title;
  /** Of what the details are; it stays for ever. */
  id: string;
  moduleTitle: string;
  back: { to: string; text: string };
  /** Address of the text that the details stand in. */
  text: string;
  problems: readonly FieldProblem[];
  /** The answer of the form, if the page is one; else the key of the page. */
  cause: unknown;
  /** The form was refused as it is. */
  refused: boolean;
  saved: boolean;
  stale: boolean;
  /** What somebody else has stored; shown where the form was stale. */
  stored: ReactNode;
  /** The form; null while the details cannot be read. */
  children: ReactNode;
}

/** The page around the details of a lesson or of a module. */
export function DetailsPage(props: DetailsPageProps) {
  const { kind, id, moduleTitle, back, text, problems, cause, refused, saved, stale, stored, children } = props;
  return (
    <div className="page">
      <ErrorSummary
        title={refused ? words.refused : words.cannot}
        errors={problems.map((problem) =>
          problem.field === null ? { text: problem.text } : { text: problem.text, href: `#${problem.field}` },
        )}
        cause={cause}
      />
      <PageHeader
        way={<BackLink to={back.to}>{back.text}</BackLink>}
        where={kind === 'module' ? undefined : moduleTitle}
        title={words.title[kind]}
        meta={id === '' ? [] : [words.fixed(id)]}
      />
      {stale && (
        <Notice tone="warn" title={words.stale} live>
          <p>{words.staleText}</p>
        </Notice>
      )}
      {saved && <Notice tone="ok" title={words.saved} live />}
      {children ?? <p>{words.unreadable}</p>}
      {stale && stored !== null && (
        <Section id="stored" title={words.stored}>
          {stored}
        </Section>
      )}
      <p>
        <Link to={text}>{words.asText}</Link>
      </p>
    </div>
  );
}
