import { digestMail, reminderData, reminderMail } from '#app/assignments/reminders/reminder-mail.ts';
import { listRights } from '#app/identity/list-rights.server.ts';
import { signInCodeMail } from '#app/identity/sign-in-code-mail.server.ts';
import { absentSql } from '#app/organisation/absent-sql.server.ts';
import { today } from '#app/platform/calendar.ts';
import type { MailBlock } from '#app/platform/mail/mail-content.ts';
import type { RenderMail } from '#app/platform/mail/send-due-mail.server.ts';
import type { MailSection } from './mail-section.ts';
import { messages } from './messages.ts';
import { organisationSection } from './organisation-section.server.ts';
import { ownSection } from './own-section.server.ts';
import { signInCodeContent } from './sign-in-code-content.server.ts';
import { teamSection } from './team-section.server.ts';

/**
 * Writes a reminder or a digest as things stand at the moment: whoever has left, is away or has finished gets none. A code to sign in
 * goes out while it can be used.
 */
export function renderMail(origin: string, secret: string): RenderMail {
  return async (db, deps, mail) => {
    const { toPerson, kind, data } = mail;
    if (kind === signInCodeMail) return signInCodeContent(db, deps, mail, { origin, secret });
    if (kind !== reminderMail && kind !== digestMail) throw new Error(`no message is of the kind ${kind}`);
    const { own, team, organisation } = reminderData.parse(data);
    const on = today(deps.zone, deps.now());
    const person = await db
      .selectFrom('people')
      .where('id', '=', toPerson)
      .where('active', '=', 1)
      .where((by) => by.not(absentSql('people.id', on)))
      .select(['name', 'email'])
      .executeTakeFirst();
    if (!person) return null;
    const grants = team || organisation ? ((await listRights(db, deps, toPerson)).get(toPerson) ?? []) : [];
    const ownPart = await ownSection(db, deps, { on, personId: toPerson, own, origin });
    const others = [
      team ? await teamSection(db, { on, grants, origin }) : null,
      organisation ? await organisationSection(db, { on, grants, origin }) : null,
    ].filter((section) => section !== null);
    const sections = ownPart ? [ownPart, ...others] : others;
    const [first] = sections;
    if (!first) return null;
    const content = {
      subject: first.subject,
      blocks: [{ kind: 'text' as const, text: messages.hello(person.name) }, ...sections.flatMap(partOf(sections))],
      footer: messages.footer[ownPart ? 'learner' : 'others'](deps.organisation.name),
      attachments: sections.flatMap((section) => section.attachments ?? []),
    };
    return { to: { name: person.name, address: person.email }, content };
  };
}

const partOf =
  (sections: MailSection[]) =>
  ({ heading, lead, blocks }: MailSection): MailBlock[] => [
    ...(sections.length > 1 ? [{ kind: 'heading' as const, text: heading }] : []),
    { kind: 'text', text: lead },
    ...blocks,
  ];
