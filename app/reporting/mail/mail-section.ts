import type { MailAttachment, MailBlock } from '#app/platform/mail/mail-content.ts';

/** One of the things that a message is about. The first gives the subject; several stand under headings. */
export interface MailSection {
  subject: string;
  heading: string;
  lead: string;
  blocks: MailBlock[];
  attachments?: MailAttachment[];
}
