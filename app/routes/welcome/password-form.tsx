import { Button } from '#app/ui/button.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { PasswordInput } from '#app/ui/password-input.tsx';
import { messages } from './messages.ts';
import type { Refused } from './refused-answer.server.ts';

interface PasswordFormProps {
  code: string;
  refused?: Refused;
}

/** Posts the whole document, so that nothing typed stays in the browser's memory. */
export function PasswordForm({ code, refused }: PasswordFormProps) {
  const errorOf = (field: Refused['field']) => (refused?.field === field ? refused.text : undefined);
  return (
    <form className="form" method="post" action="/welcome" noValidate>
      <TextInput
        id="code"
        name="code"
        label={messages.code}
        hint={messages.codeHint}
        error={errorOf('code')}
        defaultValue={code}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        className="input--serial"
        width="medium"
        required
      />
      <PasswordInput
        id="password"
        name="password"
        label={messages.password}
        hint={messages.passwordHint}
        error={errorOf('password')}
        autoComplete="new-password"
        required
      />
      <PasswordInput
        id="again"
        name="again"
        label={messages.again}
        error={errorOf('again')}
        autoComplete="new-password"
        required
      />
      <Button>{messages.button}</Button>
      <p className="muted">{messages.noCode}</p>
    </form>
  );
}
