import { AdminForm } from '#app/administration/admin-form.tsx';
import { TextField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { PersonAdminPage } from '#app/administration/get-person-page.server.ts';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

export interface PartProps {
  page: PersonAdminPage;
  /** By the name of a form. */
  state: (form: string) => FormState;
}

/** Name, staff number, e-mail address, and whether the person may sign in. */
export function PersonDetails({ page: { person, isSelf }, state }: PartProps) {
  const [name, contact, active] = [state('name'), state('contact'), state('active')];
  const { revision } = person;
  return (
    <>
      <Section id="person-name" title={messages.name} text={messages.nameText}>
        <AdminForm state={name} intent="name" revision={revision} button={messages.saveName} look="secondary">
          <TextField state={name} name="name" label={messages.name} stored={person.name} width="medium" />
        </AdminForm>
      </Section>
      <Section id="person-contact" title={messages.contact} text={messages.contactText}>
        <AdminForm state={contact} intent="contact" revision={revision} button={messages.saveContact} look="secondary">
          <TextField
            state={contact}
            name="staffNumber"
            label={messages.staffNumber}
            stored={person.staffNumber}
            width="medium"
          />
          <TextField
            state={contact}
            name="email"
            type="email"
            label={messages.email}
            stored={person.email}
            width="medium"
          />
        </AdminForm>
      </Section>
      <Section
        id="person-active"
        title={messages.active}
        text={person.active ? messages.isActive : messages.isInactive}
      >
        {!isSelf && (
          <AdminForm
            state={active}
            intent="active"
            revision={revision}
            hidden={{ active: person.active ? '0' : '1' }}
            button={person.active ? messages.deactivate : messages.activate}
            look={person.active ? 'danger' : 'secondary'}
          />
        )}
      </Section>
    </>
  );
}
