/** What a message says, before it has a form: one line for each part, whatever stands in the names and titles in it. */
export interface MailContent {
  subject: string;
  blocks: MailBlock[];
  /** Why the person gets it. */
  footer: string;
  attachments?: MailAttachment[];
}

export type MailBlock =
  | { kind: 'text' | 'heading'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'link'; text: string; href: string };

export interface MailAttachment {
  fileName: string;
  /** With its parameters, e.g. `text/calendar; charset=utf-8`. */
  contentType: string;
  content: string;
}

/** Whom a message is for; null as address: nothing is known. */
export interface MailRecipient {
  name: string;
  address: string | null;
}

/** A message as it stands in the outbox: codes and parameters. */
export interface StoredMail {
  toPerson: string;
  kind: string;
  data: unknown;
}
