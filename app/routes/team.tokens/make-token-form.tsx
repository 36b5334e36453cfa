import { AdminForm } from '#app/administration/admin-form.tsx';
import { TextField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import { tokenScopes } from '#app/identity/token.ts';
import { Checkbox, Choices } from '#app/ui/choices.tsx';
import { messages } from './messages.ts';

export function MakeTokenForm({ state }: { state: FormState }) {
  return (
    <AdminForm state={state} intent="make" button={messages.makeButton}>
      <TextField state={state} name="label" label={messages.label} hint={messages.labelHint} maxLength={80} />
      <Choices id={state.id('scopes')} legend={messages.scopes} error={state.error('scopes')}>
        {tokenScopes.map((scope) => (
          <Checkbox
            key={scope}
            name={scope}
            defaultChecked={state.value(scope) === 'on'}
            label={messages.scope[scope].label}
            hint={messages.scope[scope].hint}
          />
        ))}
      </Choices>
      <TextField
        state={state}
        name="lastDay"
        type="date"
        label={messages.lastDay}
        hint={messages.lastDayHint}
        width="medium"
      />
    </AdminForm>
  );
}
