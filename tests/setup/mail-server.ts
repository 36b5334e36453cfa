import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  url: string;
  /** Whole messages as they came, with the address that each was for. */
  received: { to: string; from: string; raw: string }[];
  /** Answers to give instead of taking the next messages: at the recipient's address, at the message, or at once. */
  refuse: { at: 'connect' | 'from' | 'recipient' | 'data'; status: number; for?: string }[];
  close: () => Promise<void>;
}

/** A real mail server on a free port of this machine. Close it. */
export async function startMailServer(): Promise<MailServer> {
  const received: MailServer['received'] = [];
  const refuse: MailServer['refuse'] = [];
  const refusal = (at: MailServer['refuse'][number]['at'], address = '') => {
    const index = refuse.findIndex((each) => each.at === at && (each.for === undefined || each.for === address));
    const [found] = index === -1 ? [] : refuse.splice(index, 1);
    return found ? Object.assign(new Error('refused <by> the test'), { responseCode: found.status }) : null;
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onConnect: (_session, done) => done(refusal('connect')),
    onMailFrom: (_address, _session, done) => done(refusal('from')),
    onRcptTo: ({ address }, _session, done) => done(refusal('recipient', address)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const error = refusal('data');
        if (error) return done(error);
        for (const { address } of rcptTo) {
          const from = mailFrom ? mailFrom.address : '';
          received.push({ to: address, from, raw: Buffer.concat(chunks).toString('utf8') });
        }
        done(null);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
