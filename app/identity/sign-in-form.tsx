import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choices.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PasswordInput } from '#app/ui/password-input.tsx';
import { messages } from './messages.ts';

export interface SignInFormProps {
  /** Path to go to afterwards. */
  next?: string | null;
  /** A sealed form that waits for its author. */
  resume?: string | null;
  /** What was typed into the first field. */
  identifier?: string;
  shared?: boolean;
  errors?: { identifier?: string; password?: string };
}

/** Posts the whole document, so that nothing of who sat here before stays in the browser's memory. */
export function SignInForm({ next, resume, identifier, shared, errors = {} }: SignInFormProps) {
  return (
    <div className="stack stack--loose">
      {resume && <Notice title={messages.kept}>{messages.keptText}</Notice>}
      <form method="post" action="/login" noValidate>
        {next && <input type="hidden" name="next" value={next} />}
        {resume && <input type="hidden" name="resume" value={resume} />}
        <TextInput
          id="identifier"
          name="identifier"
          label={messages.identifier}
          error={errors.identifier}
          defaultValue={identifier}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          required
        />
        <PasswordInput
          id="password"
          name="password"
          label={messages.password}
          error={errors.password}
          autoComplete="current-password"
          required
        />
        <Checkbox name="shared" value="1" label={messages.shared} hint={messages.sharedHint} defaultChecked={shared} />
        <Button>{messages.submit}</Button>
      </form>
    </div>
  );
}
