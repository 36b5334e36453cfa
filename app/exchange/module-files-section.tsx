import { Link } from '@remix-run/react';
import type { ModuleOrigin } from '#app/curriculum/get-module-origin.server.ts';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

interface ModuleFilesSectionProps {
  moduleId: string;
  origin: ModuleOrigin | null;
  hasDraft: boolean;
}

const words = messages.files;

/** Whose a module is, and its files to take away. */
export function ModuleFilesSection({ moduleId, origin, hasDraft }: ModuleFilesSectionProps) {
  const address = `/studio/modules/${moduleId}/export.zip`;
  return (
    <Section id="files" title={words.title} text={words.text}>
      {origin && <p>{messages.owners[origin.ownedBy]}</p>}
      {origin?.hasUpstream && (
        <p>
          <Link to={`/studio/modules/${moduleId}/upstream`}>{messages.upstream}</Link>
        </p>
      )}
      <ul>
        {origin?.version && (
          <li>
            <a href={address} download>
              {words.version(origin.version.number)}
            </a>
            <p className="muted">
              {words.fingerprint} <code className="fingerprint">{origin.version.fingerprint}</code>
            </p>
          </li>
        )}
        {hasDraft && (
          <li>
            <a href={`${address}?draft`} download>
              {words.draft}
            </a>
          </li>
        )}
      </ul>
    </Section>
  );
}
