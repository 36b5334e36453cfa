import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { Capability } from '#app/identity/grants.ts';
import { capabilityFor } from '#app/record/decision.ts';
import type { DrawnPeoplePage } from '#app/reporting/people-view.ts';
import { number } from '#app/reporting/people-words.ts';
import type { BulkKind } from '#app/team/bulk-decision.ts';
import { kindWords } from '#app/team/messages.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choices.tsx';
import { Field } from '#app/ui/field.tsx';
import { messages } from './messages.ts';

/** What the viewer may do about people of a list; reminders only where mail goes out. */
export function kindsFor(mayDecide: Capability[], sendsMail: boolean): BulkKind[] {
  const kinds = Object.keys(kindWords) as BulkKind[];
  return kinds.filter((kind) => mayDecide.includes(capabilityFor[kind]) && (kind !== 'remind' || sendsMail));
}

interface ActionFormProps {
  page: DrawnPeoplePage;
  kinds: BulkKind[];
  /** The table whose rows can be ticked. */
  children: ReactNode;
}

/** The form around the list: who is ticked, or everybody that its filters find, and what is to be done. It only writes an address. */
export function ActionForm({ page: { filter, count }, kinds, children }: ActionFormProps) {
  if (kinds.length === 0) return children;
  const { after: _, before: __, page: ___, ...whole } = filter;
  return (
    <Form method="get" action="/team/people/act" key={JSON.stringify(filter)}>
      {Object.entries(whole).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
      <fieldset className="action-bar screen-only">
        <legend className="visually-hidden">{messages.actions}</legend>
        <div className="filter">
          <Checkbox name="all" value="1" label={messages.all(count === null ? null : number(count))} />
          <Field id="do" label={messages.what} hint={messages.actionsHint}>
            <select id="do" name="do" className="input" aria-describedby="do-hint">
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {kindWords[kind]}
                </option>
              ))}
            </select>
          </Field>
          <Button look="secondary">{messages.goOn}</Button>
        </div>
      </fieldset>
    </Form>
  );
}
