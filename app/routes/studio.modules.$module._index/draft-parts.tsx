import { Link } from '@remix-run/react';
import { AdminForm } from '#app/administration/admin-form.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { DraftPageFile } from '#app/authoring/get-draft-page.server.ts';
import { ProblemList } from '#app/authoring/problem-list.tsx';
import type { Problem } from '#app/curriculum/problem.ts';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

/** What a module has beside its lessons: its head and its questions. */
export function Parts({ base, files }: { base: string; files: DraftPageFile[] }) {
  return (
    <Section id="parts" title={messages.parts}>
      <ul>
        {files.map(({ path, problems }) => (
          <li key={path}>
            <Link to={`${base}/${path === 'questions.yaml' ? 'questions' : 'details'}`}>
              {messages.partNames[path]}
            </Link>
            {problems > 0 && ` (${messages.problems(problems)})`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Check({ base, problems }: { base: string; problems: Problem[] }) {
  return (
    <Section id="check" title={messages.check}>
      {problems.length === 0 ? <p>{messages.fine}</p> : <ProblemList problems={problems} base={base} />}
      <p>
        <Link to={`${base}/advice`}>{messages.advice}</Link>
      </p>
    </Section>
  );
}

export function GiveUp({ draft, state }: { draft: { id: string; revision: number }; state: FormState }) {
  return (
    <Section id="give-up" title={messages.giveUp} text={messages.giveUpText}>
      <AdminForm
        state={state}
        intent="give-up"
        revision={draft.revision}
        hidden={{ draft: draft.id }}
        button={messages.giveUpButton}
        look="danger"
      />
    </Section>
  );
}
