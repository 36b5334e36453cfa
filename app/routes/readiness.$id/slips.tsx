import { Link } from '@remix-run/react';
import type { RoundPage } from '#app/readiness/get-round-page.server.ts';
import type { Slip } from '#app/readiness/raters.ts';
import { longDate } from '#app/ui/dates.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { messages } from './messages.ts';

/** Codes on slips to cut out. */
export function Slips({ slips, address, round }: { slips: Slip[]; address: string; round: RoundPage['round'] }) {
  return (
    <div className="page">
      <div className="screen-only">
        <PageHeader title={messages.slipsTitle} lede={messages.slipsLede} />
      </div>
      <ul className="slips">
        {slips.map(({ role, code }) => (
          <li key={code} className="slip">
            {messages.slipText} <strong>{round.title}</strong>
            {role !== null && (
              <>
                , <bdi>{role}</bdi>
              </>
            )}
            <span className="slip__code">{code}</span>
            {messages.slipWhere} {address.replace(/^https?:\/\//, '')}
            <br />
            {messages.slipUntil(longDate(round.endsOn))}. {role === null && messages.slipAnonymous}
          </li>
        ))}
      </ul>
      <p className="screen-only">
        <Link to=".">{messages.toRound}</Link>
      </p>
    </div>
  );
}
