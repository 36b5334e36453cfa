import { Form, Link } from '@remix-run/react';
import type { DrawnDashboard } from '#app/reporting/dashboard-view.ts';
import { peoplePath } from '#app/reporting/people-filter.ts';
import { figuresOf, inWords, number } from '#app/reporting/people-words.ts';
import { Button } from '#app/ui/button.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { ShareBar } from '#app/ui/share-bar.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { messages } from './messages.ts';

/** The counts of everybody together, drawn and in numbers, each leading to its list; `later` is the day if it is not today. */
export function Standing({ page, later }: { page: DrawnDashboard; later: string | undefined }) {
  const { unit, counts, on, today } = page;
  const figures = figuresOf(counts);
  const here = { unit: unit?.id, on: later };
  return (
    <Section id="standing" title={messages.standing}>
      <Form className="filter filter--short" method="get" action="/team">
        {unit && <input type="hidden" name="unit" value={unit.id} />}
        <TextInput id="on" name="on" type="date" label={messages.day} min={today} defaultValue={on} width="medium" />
        <Button look="secondary">{messages.show}</Button>
      </Form>
      <ShareBar shares={figures} label={inWords(figures)} />
      <ul className="figures-list">
        {figures
          .filter(({ key, n }) => n > 0 || key === 'current' || key === 'overdue')
          .map(({ key, state, word, n, never }) => (
            <li key={key}>
              <Tag state={state}>{word}</Tag>
              <span className="figures-list__number">
                {n === 0 ? 0 : <Link to={peoplePath({ ...here, state: key })}>{number(n)}</Link>}
              </span>
              {never > 0 && (
                <span className="figures-list__note">
                  <Link to={peoplePath({ ...here, state: key, never: '1' })}>{messages.never(number(never))}</Link>
                </span>
              )}
            </li>
          ))}
      </ul>
      <p className="screen-only row">
        <Link to={peoplePath(here)}>{messages.all(messages.people(counts.all, number(counts.all)))}</Link>
        <Link to="/team/unreachable">{messages.unreachable}</Link>
        {page.mayMakeEvidence && <Link to={peoplePath({ unit: unit?.id }, '/team/evidence')}>{messages.evidence}</Link>}
      </p>
    </Section>
  );
}
