import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { EvidenceQuery } from '#app/reporting/evidence/evidence-query.ts';
import { getEvidencePage } from '#app/reporting/evidence/get-evidence-page.server.ts';
import { dashboardPath } from '#app/reporting/people-filter.ts';
import { number } from '#app/reporting/people-words.ts';
import styles from '#app/reporting/team.css?url';
import { Button } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/dates.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireCapability({ request, context }, 'make-evidence', 'somewhere');
  const { db, deps } = getRuntime();
  const page = await getEvidencePage(db, deps, actor, parseQuery(request, EvidenceQuery));
  return data(page, { status: page.problems.length > 0 ? 422 : 200 });
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function EvidenceRoute() {
  const page = useLoaderData<typeof loader>();
  const { unit, scope, from, on, today, problems, people, download, lawReadOn } = page;
  const errorOf = (field: 'from' | 'on') => {
    const problem = problems.find((each) => each.startsWith(field));
    return problem && messages.problems[problem];
  };
  return (
    <div className="page stack stack--loose">
      <ErrorSummary
        errors={problems.map((problem) => ({ text: messages.problems[problem], href: `#${problem.split('-')[0]}` }))}
        cause={page}
      />
      <PageHeader
        way={<BackLink to={dashboardPath({ unit })}>{messages.back}</BackLink>}
        title={messages.title}
        lede={messages.lede}
      />
      <Section id="period" title={messages.period}>
        <Form className="filter filter--short" method="get" action="/team/evidence" key={`${from} ${on}`}>
          {unit !== null && <input type="hidden" name="unit" value={unit} />}
          <TextInput
            id="from"
            name="from"
            type="date"
            label={messages.from}
            max={today}
            defaultValue={from}
            error={errorOf('from')}
            width="medium"
          />
          <TextInput
            id="on"
            name="on"
            type="date"
            label={messages.on}
            max={today}
            defaultValue={on}
            error={errorOf('on')}
            width="medium"
          />
          <Button look="secondary">{messages.show}</Button>
        </Form>
      </Section>
      {download !== null && people !== null && (
        <Section id="pack" title={messages.pack}>
          <SummaryList
            rows={[
              {
                term: messages.scope,
                value: <bdi>{scope}</bdi>,
                action: <Link to={dashboardPath({})}>{messages.otherUnit}</Link>,
              },
              { term: messages.asAt, value: messages.asAtValue(longDate(on)) },
              { term: messages.people, value: number(people) },
            ]}
          />
          <p>
            <a className="button" href={download} download>
              {messages.download}
            </a>
          </p>
          <p className="muted">{messages.recorded}</p>
        </Section>
      )}
      <Section id="inside" title={messages.inside}>
        <SummaryList rows={messages.files.map(([term, value]) => ({ term, value }))} />
        <p>{messages.law(longDate(lawReadOn))}</p>
      </Section>
    </div>
  );
}
