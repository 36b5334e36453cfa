import { smtpTransport } from './internal/smtp.server.ts';
import type { MailTransport } from './mail-transport.ts';

/** The way out that `SMTP_URL` names. Connects for each message, so that nothing is held open between them. */
export const openMailTransport = (smtpUrl: string): MailTransport => smtpTransport(smtpUrl);
