import { AdminForm } from '#app/administration/admin-form.tsx';
import { SelectField, TextField } from '#app/administration/fields.tsx';
import { Details } from '#app/ui/details.tsx';
import { Section } from '#app/ui/section.tsx';
import { DatedRow } from './dated-row.tsx';
import { messages } from './messages.ts';
import type { PartProps } from './person-details.tsx';

export function Employments({ page, state }: PartProps) {
  const add = state('employ');
  const { employments, today } = page;
  return (
    <Section id="employments" title={messages.employments}>
      {employments.length === 0 && <p>{messages.noEmployments}</p>}
      <ul className="stack">
        {employments.map(({ id, unit, jobRole, main, fromOn, untilOn }) => (
          <DatedRow
            key={id}
            title={`${jobRole}, ${unit} (${main ? messages.isMain : messages.besides})`}
            fromOn={fromOn}
            untilOn={untilOn}
            today={today}
            end={{
              state: state(`end-${id}`),
              intent: 'end-employment',
              row: id,
              summary: messages.endOf(`${jobRole}, ${unit}`),
            }}
          />
        ))}
      </ul>
      <Details summary={messages.addEmployment} open={add.refused}>
        <AdminForm state={add} intent="employ" button={messages.add} look="secondary">
          <SelectField state={add} name="unit" label={messages.unit} options={page.units} />
          <SelectField state={add} name="jobRole" label={messages.jobRole} options={page.jobRoles} />
          <SelectField
            state={add}
            name="main"
            label={messages.main}
            options={[...messages.mainOptions]}
            empty={null}
            stored="1"
          />
          <TextField state={add} name="fromOn" type="date" label={messages.fromOn} initial={today} width="medium" />
        </AdminForm>
      </Details>
    </Section>
  );
}

export function Absences({ page: { absences, today, isSelf }, state }: PartProps) {
  const add = state('absence');
  return (
    <Section id="absences" title={messages.absences} text={isSelf ? messages.ownAbsences : messages.absencesText}>
      {absences.length === 0 && <p>{messages.noAbsences}</p>}
      <ul className="stack">
        {absences.map(({ id, fromOn, untilOn }) => (
          <DatedRow
            key={id}
            title={messages.absence}
            fromOn={fromOn}
            untilOn={untilOn}
            today={today}
            end={
              isSelf
                ? undefined
                : { state: state(`end-${id}`), intent: 'end-absence', row: id, summary: messages.backOn }
            }
          />
        ))}
      </ul>
      {!isSelf && (
        <Details summary={messages.addAbsence} open={add.refused}>
          <AdminForm state={add} intent="absence" button={messages.add} look="secondary">
            <TextField state={add} name="fromOn" type="date" label={messages.fromOn} initial={today} width="medium" />
            <TextField state={add} name="untilOn" type="date" label={messages.untilOpen} width="medium" />
          </AdminForm>
        </Details>
      )}
    </Section>
  );
}
