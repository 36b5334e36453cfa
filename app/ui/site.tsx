import { Link, NavLink } from '@remix-run/react';
import { Mark } from './mark.tsx';
import { messages } from './messages.ts';

export function SkipLink() {
  return (
    <a className="skip-link" href="#main">
      {messages.skip}
    </a>
  );
}

export interface NavItem {
  to: string;
  text: string;
}

interface SiteHeaderProps {
  nav: NavItem[];
  person: (Account & { deputyFor: { name: string; until: string }[] }) | null;
}

interface Account {
  name: string;
  shared: boolean;
}

export function SiteHeader({ nav, person }: SiteHeaderProps) {
  return (
    <header className="site-header">
      <div className="site-header__inner">
        <Link className="wordmark" to="/" aria-label={messages.home}>
          <Mark className="wordmark__mark" />
          Acumen
        </Link>
        {nav.length > 0 && (
          <nav className="site-header__nav" aria-label={messages.mainNavigation}>
            <ul className="site-header__links">
              {nav.map((item) => (
                <li key={item.to}>
                  <NavLink className="site-header__link" to={item.to}>
                    {item.text}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div className="site-header__account">
          {person ? <Account name={person.name} shared={person.shared} /> : <Link to="/login">{messages.signIn}</Link>}
        </div>
      </div>
      {person && person.deputyFor.length > 0 && (
        <ul className="site-header__deputy">
          {person.deputyFor.map(({ name, until }) => (
            <li key={name}>
              {messages.youActFor} <bdi>{name}</bdi> {messages.untilDay(until)}
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}

/** Signing out reloads the document, so that nothing of this person stays in the memory of a shared computer. */
function Account({ name, shared }: Account) {
  return (
    <>
      {shared && <span className="tag tag--info">{messages.sharedComputer}</span>}
      <bdi className="site-header__name">{name}</bdi>
      <form method="post" action="/logout">
        <button type="submit" className="button button--quiet">
          {messages.signOut}
        </button>
      </form>
    </>
  );
}

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <div className="site-footer__inner">
        <div className="site-footer__row">
          <p>{messages.footer}</p>
          <ul className="site-footer__links">
            <li>
              <Link to="/verify">{messages.verify}</Link>
            </li>
          </ul>
        </div>
      </div>
    </footer>
  );
}
