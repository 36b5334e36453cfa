import { Link } from '@remix-run/react';
import type { SignInSlip } from '#app/administration/give-sign-in-code.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { messages } from './messages.ts';

const words = messages.slip;

/** A code on a page of its own, shown once, to print and hand over. */
export function SignInSlipPage({ slip }: { slip: SignInSlip }) {
  const { name, code, address, lastDay, handles } = slip;
  const rows = [
    { term: words.name, value: <bdi>{name}</bdi> },
    { term: words.page, value: address.replace(/^https?:\/\//, '') },
    { term: words.code, value: <strong>{code}</strong> },
    { term: words.until, value: longDate(lastDay) },
    { term: words.signInWith, value: handles.join(words.or) },
  ];
  return (
    <div className="page page--narrow stack stack--loose">
      <PageHeader title={words.title} lede={words.lede} />
      <p className="screen-only measure">{words.once}</p>
      <SummaryList rows={rows} />
      <p className="screen-only">
        <Link to=".">{words.back}</Link>
      </p>
    </div>
  );
}
