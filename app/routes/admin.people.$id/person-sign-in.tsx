import { AdminForm } from '#app/administration/admin-form.tsx';
import type { CodeGiven } from '#app/administration/give-sign-in-code.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';
import type { PartProps } from './person-details.tsx';

const words = messages.signIn;

/** How the person signs in, and a code for a first password or one that was forgotten. */
export function SignIn({ page, state }: PartProps) {
  const { signIn, person, isSelf, grants, managesGrants, sendsMail } = page;
  const { handles, hasPassword, codeUntil } = signIn;
  const mayMake = person.active && !isSelf && handles.length > 0 && (grants.length === 0 || managesGrants);
  return (
    <Section
      id="sign-in"
      title={words.title}
      text={handles.length === 0 ? words.noHandle : words[hasPassword ? 'signsIn' : 'noPassword'](handles)}
    >
      {codeUntil !== null && <p>{words.waits(longDate(codeUntil))}</p>}
      {mayMake && (
        <>
          <p className="measure">{words.text}</p>
          <div className="row">
            <AdminForm
              state={state('code')}
              intent="sign-in-code"
              hidden={{ how: 'hand' }}
              button={words.make}
              look="secondary"
            />
            {sendsMail && (
              <AdminForm
                state={state('send')}
                intent="sign-in-code"
                hidden={{ how: 'mail' }}
                button={words.send}
                look="secondary"
              />
            )}
          </div>
        </>
      )}
    </Section>
  );
}

/** A code that was sent, or shown before. */
export function CodeAnswer({ given }: { given: CodeGiven }) {
  return given.how === 'mail' ? (
    <Notice tone="ok" title={words.sent} live>
      <p>{words.sentText}</p>
    </Notice>
  ) : (
    <Notice tone="warn" title={words.again} live>
      <p>{words.againText}</p>
    </Notice>
  );
}
