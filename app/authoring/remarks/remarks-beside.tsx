import { Link } from '@remix-run/react';
import type { Remark } from '#app/learning/remarks/remark.ts';
import { Section } from '#app/ui/section.tsx';
import { remarkWords as words } from './messages.ts';
import { RemarkText } from './remark-text.tsx';

/** What learners say about a lesson or a question and nobody has dealt with yet, beside its text. */
export function RemarksBeside({ moduleId, remarks }: { moduleId: string; remarks: Remark[] }) {
  if (remarks.length === 0) return null;
  return (
    <Section id="remarks" title={words.beside}>
      <ul className="remarks">
        {remarks.map((remark) => (
          <li key={remark.id}>
            <RemarkText remark={remark} />
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/studio/modules/${moduleId}/remarks`}>{words.toRemarks}</Link>
      </p>
    </Section>
  );
}
