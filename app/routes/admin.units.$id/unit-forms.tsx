import { AdminForm } from '#app/administration/admin-form.tsx';
import { SelectField, TextField } from '#app/administration/fields.tsx';
import { type FormRefused, formState } from '#app/administration/form-state.ts';
import type { getUnitPage } from '#app/administration/get-unit-page.server.ts';
import { messages as shared } from '#app/administration/messages.ts';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

interface UnitFormsProps {
  page: Awaited<ReturnType<typeof getUnitPage>>;
  refused: FormRefused | undefined;
}

/** What can be done with an open unit, each in a form of its own. */
export function UnitForms({ page: { unit, places, operationKey }, refused }: UnitFormsProps) {
  const state = (form: string) => formState(form, operationKey, refused);
  const [add, rename, move, close] = [state('add'), state('rename'), state('move'), state('close')];
  const options = [{ value: 'top', text: shared.top }, ...places];
  return (
    <>
      <Section id="new" title={messages.add}>
        <AdminForm state={add} intent="add" button={messages.addButton} look="secondary">
          <TextField state={add} name="name" label={messages.addName} maxLength={200} width="medium" />
        </AdminForm>
      </Section>
      <Section id="named" title={messages.rename}>
        <AdminForm
          state={rename}
          intent="rename"
          revision={unit.revision}
          button={messages.renameButton}
          look="secondary"
        >
          <TextField
            state={rename}
            name="name"
            label={messages.name}
            stored={unit.name}
            maxLength={200}
            width="medium"
          />
        </AdminForm>
      </Section>
      <Section id="moved" title={messages.move} text={messages.moveText}>
        <AdminForm state={move} intent="move" revision={unit.revision} button={messages.moveButton} look="secondary">
          <SelectField
            state={move}
            name="unit"
            label={messages.unit}
            options={options}
            empty={null}
            stored={unit.parentId ?? 'top'}
          />
        </AdminForm>
      </Section>
      <Section id="closing" title={messages.close} text={messages.closeText}>
        <AdminForm state={close} intent="close" revision={unit.revision} button={messages.closeButton} look="danger" />
      </Section>
    </>
  );
}
