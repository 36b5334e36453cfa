import { AdminForm } from '#app/administration/admin-form.tsx';
import { TextField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { RoundPage } from '#app/readiness/get-round-page.server.ts';
import type { Rater } from '#app/readiness/raters.ts';
import { Details } from '#app/ui/details.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { Tag, type TagState } from '#app/ui/tag.tsx';
import { messages } from './messages.ts';

type StateOf = (form: string) => FormState;

/** A round that takes answers: its codes and its end, and nothing of what was answered. */
export function OpenRound({ page, state }: { page: RoundPage; state: StateOf }) {
  const { round, raters, slips } = page;
  return (
    <>
      {raters && <Raters raters={raters} state={state} />}
      {slips && (
        <Section id="slips" title={messages.slips} text={messages.slipsText}>
          <p>
            {messages.made(slips.made)}. {slips.handedIn === null ? messages.fewIn : messages.handedIn(slips.handedIn)}.
          </p>
          <AdminForm state={state('slips')} intent="slips" button={messages.makeSlips}>
            <TextField
              state={state('slips')}
              name="number"
              type="number"
              label={messages.number}
              initial="24"
              width="short"
            />
          </AdminForm>
        </Section>
      )}
      <Section id="last-day" title={messages.lastDay} text={messages.lastDayText}>
        <AdminForm
          state={state('last-day')}
          intent="last-day"
          revision={round.revision}
          button={messages.changeLastDay}
          look="secondary"
        >
          <TextField
            state={state('last-day')}
            name="closesOn"
            type="date"
            label={messages.lastDayLabel}
            stored={round.endsOn}
            width="medium"
          />
        </AdminForm>
      </Section>
      <Section id="close" title={messages.close} text={`${messages.noResultYet} ${messages.closeText}`}>
        <Details summary={messages.closeSure}>
          <AdminForm
            state={state('close')}
            intent="close"
            revision={round.revision}
            button={messages.closeButton}
            look="danger"
          />
        </Details>
      </Section>
    </>
  );
}

const shapes: Record<Rater['state'], TagState> = { 'no-code': 'open', invited: 'begun', 'handed-in': 'done' };

function Raters({ raters, state }: { raters: Rater[]; state: StateOf }) {
  const add = state('add-rater');
  return (
    <>
      <Section id="raters" title={messages.raters} text={messages.codesText}>
        <Table caption={messages.ratersCaption} captionHidden stack>
          <thead>
            <tr>
              <th scope="col">{messages.role}</th>
              <th scope="col">{messages.state}</th>
              <th scope="col">{messages.newCode}</th>
            </tr>
          </thead>
          <tbody>
            {raters.map((rater) => (
              <tr key={rater.id}>
                <th scope="row">
                  <bdi>{rater.role}</bdi>
                </th>
                <td data-label={messages.state}>
                  <Tag state={shapes[rater.state]}>{messages.states[rater.state]}</Tag>
                </td>
                <td>
                  {rater.state === 'invited' && (
                    <AdminForm
                      state={state(`code-${rater.id}`)}
                      intent="new-code"
                      hidden={{ row: rater.id }}
                      button={messages.newCode}
                      about={messages.newCodeFor(rater.role)}
                      look="quiet"
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
        {raters.some((rater) => rater.state === 'no-code') && (
          <AdminForm state={state('codes')} intent="codes" button={messages.makeCodes} />
        )}
      </Section>
      <Section id="add" title={messages.addRater}>
        <AdminForm state={add} intent="add-rater" button={messages.addRaterButton} look="secondary">
          <TextField state={add} name="roles" label={messages.role} maxLength={200} width="medium" />
        </AdminForm>
      </Section>
    </>
  );
}
