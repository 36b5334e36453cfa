import type { ReactNode } from 'react';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { lastDay } from '#app/administration/day.ts';
import { TextField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import { longDate } from '#app/ui/dates.ts';
import { Details } from '#app/ui/details.tsx';
import { messages } from './messages.ts';

interface DatedRowProps {
  title: ReactNode;
  /** A form that stands below the dates. */
  children?: ReactNode;
  fromOn: string;
  untilOn: string | null;
  today: string;
  /** Ending it asks for the last day; left out where the row cannot be ended here. */
  end?: { state: FormState; intent: string; row: string; summary: string };
}

/** Something that holds from one day to another, with the form that ends it while it lasts. */
export function DatedRow({ title, fromOn, untilOn, today, end, children }: DatedRowProps) {
  const lasts = untilOn === null || untilOn > today;
  return (
    <li>
      <div>
        <div>{title}</div>
        <p className="muted">
          {messages.dates(longDate(fromOn), untilOn === null ? null : longDate(lastDay(untilOn)))}
        </p>
      </div>
      {children}
      {end && lasts && (
        <Details summary={end.summary} open={end.state.refused}>
          <AdminForm
            state={end.state}
            intent={end.intent}
            hidden={{ row: end.row }}
            button={messages.endButton}
            look="secondary"
          >
            <TextField
              state={end.state}
              name="untilOn"
              type="date"
              label={messages.untilOn}
              initial={untilOn === null ? today : lastDay(untilOn)}
              width="medium"
            />
          </AdminForm>
        </Details>
      )}
    </li>
  );
}
