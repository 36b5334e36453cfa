import { longDate } from '#app/ui/dates.ts';
import type { TagState } from '#app/ui/tag.tsx';
import { TaskList } from '#app/ui/task-list.tsx';
import type { HeldCertificate } from './learner-view.ts';

const words = (issued: string, expires: string) => `Issued ${issued}, valid to ${expires}`;

export const certificateState: Record<HeldCertificate['state'], { state: TagState; word: string }> = {
  valid: { state: 'done', word: 'Valid' },
  superseded: { state: 'off', word: 'Replaced' },
  expired: { state: 'late', word: 'Expired' },
  revoked: { state: 'bad', word: 'Revoked' },
};

interface CertificateTasksProps {
  certificates: HeldCertificate[];
  /** Where a row leads: the holder's own page, or what anybody may see. */
  base?: '/certificates' | '/verify';
}

export function CertificateTasks({ certificates, base = '/certificates' }: CertificateTasksProps) {
  return (
    <TaskList
      tasks={certificates.map((certificate) => ({
        id: `certificate-${certificate.serial}`,
        title: certificate.title,
        to: `${base}/${certificate.serial}`,
        hint: words(longDate(certificate.issuedOn), longDate(certificate.expiresOn)),
        ...certificateState[certificate.state],
      }))}
    />
  );
}
