import type { ReactNode } from 'react';
import { ButtonLink } from './button.tsx';
import { errorByCode, errorByStatus, messages } from './messages.ts';

interface ErrorPageProps {
  status: number;
  /** A refusal's code, where there is one. */
  code?: string;
  /** Finds this error in the log; printed so that it can be passed on. */
  reference?: string;
  signedIn: boolean;
  /** Stands in place of the ways on: a sign-in form. */
  children?: ReactNode;
}

/** What happened, that nothing is lost, and a way on, in plain words. */
export function ErrorPage({ status, code, reference, signedIn, children }: ErrorPageProps) {
  const words = errorWords(status, code);
  return (
    <div className="page page--narrow">
      <header className="page-header">
        <h1>{words.title}</h1>
        <p className="page-header__lede">{words.text}</p>
        {reference !== undefined && (
          <p className="page-header__meta">
            {messages.reference} <span className="serial">{reference}</span>
          </p>
        )}
      </header>
      {children ?? (
        <div className="row">
          {signedIn ? (
            <ButtonLink to="/learn">{messages.toLearn}</ButtonLink>
          ) : (
            <ButtonLink to="/">{messages.toStart}</ButtonLink>
          )}
        </div>
      )}
    </div>
  );
}

/** Title and text for a status and a refusal's code. */
export function errorWords(status: number, code?: string) {
  const exact = code === undefined ? undefined : errorByCode[code];
  const known = errorByStatus[status] ?? errorByStatus[status < 500 ? 400 : 500];
  return exact ?? known ?? { title: messages.thereIsAProblem, text: '' };
}
