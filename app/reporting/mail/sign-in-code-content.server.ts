import { openMailedCode } from '#app/identity/sign-in-code-mail.server.ts';
import { welcomePath } from '#app/identity/welcome-path.ts';
import type { RenderMail } from '#app/platform/mail/send-due-mail.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { messages } from './messages.ts';

const words = messages.signInCode;
type Args = Parameters<RenderMail>;

/** The message that brings a code with which somebody sets their password; null where it cannot be used any more. */
export async function signInCodeContent(
  db: Args[0],
  deps: Args[1],
  mail: Args[2],
  { origin, secret }: { origin: string; secret: string },
): ReturnType<RenderMail> {
  const { toPerson } = mail;
  const opened = await openMailedCode(db, deps, secret, mail);
  const person = await db
    .selectFrom('people')
    .select(['name', 'email'])
    .where('id', '=', toPerson)
    .where('active', '=', 1)
    .executeTakeFirst();
  if (!opened || !person) return null;
  const organisation = deps.organisation.name;
  const { code, lastDay } = opened;
  return {
    to: { name: person.name, address: person.email },
    content: {
      subject: words.subject(organisation),
      blocks: [
        { kind: 'text', text: messages.hello(person.name) },
        { kind: 'text', text: words.lead(organisation, longDate(lastDay)) },
        { kind: 'link', text: words.link, href: `${origin}${welcomePath(code)}` },
        { kind: 'text', text: words.typed(code) },
        { kind: 'text', text: words.notYou },
      ],
      footer: messages.footer.signInCode(organisation),
    },
  };
}
