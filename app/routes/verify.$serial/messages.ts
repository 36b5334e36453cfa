import type { Verification } from '#app/certification/verify-certificate.server.ts';
import { longDate } from '#app/ui/dates.ts';

export const messages = {
  another: 'Check another certificate',
  holder: 'Holder',
  noName: 'Not shown',
  issuer: 'Issued by',
  replaces: 'Replaces certificate',
  replacedBy: 'Check the certificate that replaced it',
  signature: 'Signature',
  signatureValue: (kid: string) => `Ed25519, key ${kid}. It matches what is stored.`,
  outcomes: 'What the holder can do, by the outcomes of these modules',
  statement: 'The signed statement, word for word',
  compare:
    'Compare what stands here with the paper or file in your hand. If anything differs, what you hold has been altered. This page says nothing about duties of the holder, and a certificate is not a licence to practise.',
} as const;

interface VerdictWords {
  tone: 'ok' | 'warn' | 'stop';
  title: string;
  text: string;
}

/** The answer in plain words. */
export function verdictWords(verification: Verification, checkedOn: string): VerdictWords {
  const checked = `Checked on ${longDate(checkedOn)}.`;
  switch (verification.state) {
    case 'valid':
      return {
        tone: 'ok',
        title: 'Valid today',
        text: `${verification.snapshot.issuer.name} issued this certificate on ${longDate(verification.snapshot.issuedOn)}. It is valid until ${longDate(verification.snapshot.expiresOn)}. ${checked}`,
      };
    case 'superseded':
      return {
        tone: 'warn',
        title: 'Replaced',
        text: `${verification.replacedBy ? 'The holder has learnt what changed since, or renewed it: a newer certificate has taken the place of this one.' : 'A newer certificate has taken the place of this one. Ask the holder for the new one.'} ${checked}`,
      };
    case 'expired':
      return {
        tone: 'warn',
        title: 'Expired',
        text: `This certificate was valid until ${longDate(verification.snapshot.expiresOn)}. ${checked}`,
      };
    case 'revoked':
      return {
        tone: 'stop',
        title: 'Revoked',
        text: `The issuer took this certificate back${verification.revokedOn ? ` on ${longDate(verification.revokedOn)}` : ''}. It must not be relied on. ${checked}`,
      };
    case 'not-ours':
      return {
        tone: 'stop',
        title: 'Not ours',
        text: 'This certificate is signed with a key that is not in our list. We did not issue it, whatever it says.',
      };
    case 'altered':
      return {
        tone: 'stop',
        title: 'Cannot be confirmed',
        text: 'What is stored under this number is not what was signed. Do not rely on it, and please tell the organisation that issued it.',
      };
    case 'unknown':
      return {
        tone: 'stop',
        title: 'No such certificate',
        text: 'We have issued no certificate with this number. Check for a letter or figure that was mistyped, then try again.',
      };
  }
}
