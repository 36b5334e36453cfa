import { Link } from '@remix-run/react';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { TextField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { DraftPageFile } from '#app/authoring/get-draft-page.server.ts';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { messages } from './messages.ts';

interface LessonsProps {
  base: string;
  draftId: string;
  files: DraftPageFile[];
  state: (form: string) => FormState;
}

/** The lessons in their order, and the form that adds one. */
export function Lessons(props: LessonsProps) {
  const add = props.state('add');
  return (
    <Section id="lessons" title={messages.lessons} text={messages.lessonsText}>
      <LessonTable {...props} />
      <AdminForm
        state={add}
        intent="add-lesson"
        hidden={{ draft: props.draftId }}
        button={messages.addLesson}
        look="secondary"
      >
        <TextField state={add} name="title" label={messages.lessonTitle} maxLength={120} />
      </AdminForm>
    </Section>
  );
}

function LessonTable({ base, draftId, files, state }: LessonsProps) {
  return (
    <Table caption={messages.lessonTable(files.length)} stack>
      <thead>
        <tr>
          <th scope="col">{messages.lesson}</th>
          <th scope="col">{messages.state}</th>
          <th scope="col">{messages.do}</th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ path, title, revision, problems }, index) => (
          <tr key={path}>
            <th scope="row">
              <Link to={`${base}/${path}`}>{title ?? messages.unreadable}</Link>
              <p className="muted">{path}</p>
            </th>
            <td data-label={messages.state}>{messages.problems(problems)}</td>
            <td data-label={messages.do}>
              <div className="row-actions">
                {index > 0 && (
                  <AdminForm
                    state={state(`up-${index}`)}
                    intent="move-up"
                    hidden={{ draft: draftId, path }}
                    button={messages.up}
                    about={title ?? path}
                    look="quiet"
                  />
                )}
                <AdminForm
                  state={state(`remove-${index}`)}
                  intent="remove-file"
                  revision={revision}
                  hidden={{ draft: draftId, path }}
                  button={messages.remove}
                  about={title ?? path}
                  look="quiet"
                />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
