import { createTransport } from 'nodemailer';
import type { Delivery, MailTransport, OutgoingMail } from '../mail-transport.ts';

const SECOND = 1000;
const timeouts = { connectionTimeout: 10 * SECOND, greetingTimeout: 10 * SECOND, socketTimeout: 30 * SECOND };

/** A real mail server, by its URL. The only file that knows nodemailer. */
export function smtpTransport(url: string): MailTransport {
  const noFiles = { disableFileAccess: true, disableUrlAccess: true };
  const mailer = createTransport({ url, ...timeouts, ...noFiles });
  return {
    send: async (mail) => {
      try {
        await mailer.sendMail({ ...composed(mail), ...noFiles });
        return { state: 'sent' };
      } catch (error) {
        return deliveryOf(error);
      }
    },
  };
}

function composed({ from, to, attachments, ...mail }: OutgoingMail) {
  return {
    ...mail,
    from,
    to,
    // Said apart from the headers, so that whatever these hold, one address gets it.
    envelope: { from: from.address, to: [to.address] },
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: attachments.map(({ fileName, contentType, content }) => ({
      ...{ filename: fileName, contentType, content },
    })),
  };
}

/** Commands whose answer is about the recipient or the message; what goes wrong before concerns everybody. */
const aboutRecipient = new Set(['RCPT TO', 'DATA']);
/** Closing down, not understood, not signed in: about our dealings with the server, whatever it was asked. */
const aboutServer = new Set([421, 500, 502, 503, 504, 530, 534, 535, 538]);

/** Codes only: a server's sentence quotes the address. */
function deliveryOf(error: unknown): Delivery {
  const { code, command, responseCode } = (error ?? {}) as Record<string, unknown>;
  const status = typeof responseCode === 'number' ? responseCode : null;
  const reason = status === null ? `smtp-${String(code ?? 'unknown').toLowerCase()}` : `smtp-${status}`;
  // Without an answer of the server: nodemailer itself will not send to such an address (one with letters the server cannot take).
  if (code === 'EENVELOPE' && status === null) return { state: 'refused', reason };
  const isAboutRecipient = code === 'EMESSAGE' || aboutRecipient.has(String(command));
  if (!isAboutRecipient || status === null || aboutServer.has(status))
    return { state: 'later', scope: 'server', reason };
  return status >= 500 ? { state: 'refused', reason } : { state: 'later', scope: 'recipient', reason };
}
