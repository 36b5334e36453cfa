import type { MailAttachment } from './mail-content.ts';

export interface OutgoingMail {
  /** With its angle brackets. */
  messageId: string;
  date: Date;
  from: Mailbox;
  to: Mailbox;
  subject: string;
  text: string;
  html: string;
  attachments: MailAttachment[];
}

/** A checked address, and a name of one line. */
export interface Mailbox {
  name: string;
  address: string;
}

/**
 * What the mail server said. `later` may work the next time; `server`: nothing can be delivered to anybody at the moment.
 * `refused`: this recipient will not get this message.
 */
export type Delivery =
  | { state: 'sent' }
  | { state: 'later'; scope: 'server' | 'recipient'; reason: string }
  | { state: 'refused'; reason: string };

export interface MailTransport {
  send: (mail: OutgoingMail) => Promise<Delivery>;
}
