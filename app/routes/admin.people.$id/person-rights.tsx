import { AdminForm } from '#app/administration/admin-form.tsx';
import { SelectField, TextField } from '#app/administration/fields.tsx';
import { givenRoles } from '#app/administration/person-change.ts';
import { Details } from '#app/ui/details.tsx';
import { Section } from '#app/ui/section.tsx';
import { DatedRow } from './dated-row.tsx';
import { messages } from './messages.ts';
import type { PartProps } from './person-details.tsx';

const roleOptions = givenRoles.map((role) => ({ value: role, text: messages.roles[role] }));

/** A role in words; a single capability by its name. */
const words = (granted: string): string => (messages.roles as Record<string, string>)[granted] ?? granted;

export function Permissions({ page: { grants, units, today, isSelf }, state }: PartProps) {
  const give = state('grant');
  return (
    <Section id="grants" title={messages.grants} text={isSelf ? messages.ownGrants : messages.grantsText}>
      {grants.length === 0 && <p>{messages.noGrants}</p>}
      <ul className="stack">
        {grants.map(({ granted, unitId, unit, moduleId, fromOn, untilOn }, index) => (
          <DatedRow
            key={`${granted} ${unitId} ${moduleId} ${fromOn}`}
            title={[words(granted), unit ?? messages.everywhere, ...(moduleId ? [messages.oneModule] : [])].join(' · ')}
            fromOn={fromOn}
            untilOn={untilOn}
            today={today}
          >
            {!isSelf && (
              <AdminForm
                state={state(`take-${index}`)}
                intent="end-grant"
                hidden={{ role: granted, unit: unitId ?? '', module: moduleId ?? '' }}
                button={messages.take}
                look="secondary"
              />
            )}
          </DatedRow>
        ))}
      </ul>
      {!isSelf && (
        <Details summary={messages.addGrant} open={give.refused}>
          <AdminForm state={give} intent="grant" button={messages.give} look="secondary">
            <SelectField state={give} name="role" label={messages.role} options={roleOptions} empty={null} />
            <SelectField state={give} name="unit" label={messages.where} options={units} empty={messages.everywhere} />
            <TextField state={give} name="fromOn" type="date" label={messages.fromOn} initial={today} width="medium" />
            <TextField state={give} name="untilOn" type="date" label={messages.untilOpen} width="medium" />
          </AdminForm>
        </Details>
      )}
    </Section>
  );
}

export function Deputies({ page: { deputies, today, isSelf }, state }: PartProps) {
  const add = state('deputy');
  return (
    <Section id="deputies" title={messages.deputies} text={messages.deputiesText}>
      {deputies.length === 0 && <p>{messages.noDeputies}</p>}
      <ul className="stack">
        {deputies.map(({ id, name, fromOn, untilOn }, index) => (
          <DatedRow key={`${id} ${fromOn}`} title={<bdi>{name}</bdi>} fromOn={fromOn} untilOn={untilOn} today={today}>
            {!isSelf && (
              <AdminForm
                state={state(`stop-${index}`)}
                intent="end-deputy"
                hidden={{ row: id }}
                button={messages.endButton}
                look="secondary"
              />
            )}
          </DatedRow>
        ))}
      </ul>
      {!isSelf && (
        <Details summary={messages.addDeputy} open={add.refused}>
          <AdminForm state={add} intent="deputy" button={messages.nameDeputy} look="secondary">
            <TextField state={add} name="staffNumber" label={messages.deputyNumber} width="medium" />
            <TextField state={add} name="fromOn" type="date" label={messages.fromOn} initial={today} width="medium" />
            <TextField state={add} name="untilOn" type="date" label={messages.untilOn} width="medium" />
          </AdminForm>
        </Details>
      )}
    </Section>
  );
}
