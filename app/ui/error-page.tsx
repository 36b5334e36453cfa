import type { ReactNode } from 'react';
import { ButtonLink } from './button.tsx';
import { errorByCode, errorByStatus, messages } from './messages.ts';

interface ErrorPageProps {
  status: number;
  /** A refusal's code and reason, where there are any. */
  code?: string;
  reason?: string;
  /** Path of the page: whoever works somewhere is led back there, not to their learning. */
  at?: string;
  /** Finds this error in the log; printed so that it can be passed on. */
  reference?: string;
  signedIn: boolean;
  /** Stands in place of the ways on: a sign-in form. */
  children?: ReactNode;
}

/** What happened, that nothing is lost, and a way on, in plain words. */
export function ErrorPage({ status, code, reason, at = '', reference, signedIn, children }: ErrorPageProps) {
  const words = errorWords(status, code, reason);
  const way = wayOn(signedIn, status === 403 ? '' : at);
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
          <ButtonLink to={way.to}>{way.text}</ButtonLink>
        </div>
      )}
    </div>
  );
}

/** Where somebody goes from a page that cannot be shown: up to the part of Acumen that it belongs to. */
export function wayOn(signedIn: boolean, at: string): { to: string; text: string } {
  if (!signedIn) return { to: '/', text: messages.toStart };
  const [moduleOfDraft] = /^\/studio\/modules\/[a-z0-9-]+(?=\/)/.exec(at) ?? [];
  if (moduleOfDraft !== undefined) return { to: moduleOfDraft, text: messages.toModule };
  const [area = ''] = /^\/(studio|team|admin)(?=\/)/.exec(at) ?? [];
  return { to: area || '/learn', text: messages.toArea[area] ?? messages.toLearn };
}

/** Title and text for a status and a refusal's code and reason; the most exact that there is. */
export function errorWords(status: number, code = '', reason = '') {
  const exact = errorByCode[reason] ?? errorByCode[code];
  const known = errorByStatus[status] ?? errorByStatus[status < 500 ? 400 : 500];
  return exact ?? known ?? { title: messages.thereIsAProblem, text: '' };
}
