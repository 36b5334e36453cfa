import { AdminForm } from '#app/administration/admin-form.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { DraftPageFile } from '#app/authoring/get-draft-page.server.ts';
import { pictureTypes } from '#app/authoring/picture.ts';
import { TextInput } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

const words = messages.pictures;
/** Of the form that takes a picture. */
export const pictureForm = 'picture';

interface PicturesProps {
  draftId: string;
  files: DraftPageFile[];
  /** Why a picture that was sent cannot be taken. */
  unusable?: string;
  state: (form: string) => FormState;
}

export function Pictures({ draftId, files, unusable, state }: PicturesProps) {
  const sending = state(pictureForm);
  const [first] = files;
  return (
    <Section id="pictures" title={words.title}>
      {first === undefined ? (
        <p>{words.none}</p>
      ) : (
        <p>
          {words.use} <code>{words.example(first.path)}</code>
        </p>
      )}
      <ul className="pictures">
        {files.map(({ path, src, revision }, index) => (
          <li key={path}>
            {src !== null && <img src={src} alt="" width="120" loading="lazy" />}
            <p>{path}</p>
            <AdminForm
              state={state(`picture-${index}`)}
              intent="remove-file"
              revision={revision}
              hidden={{ draft: draftId, path }}
              button={messages.remove}
              about={path}
              look="quiet"
            />
          </li>
        ))}
      </ul>
      <AdminForm
        state={sending}
        intent="add-picture"
        hidden={{ draft: draftId }}
        button={words.add}
        look="secondary"
        takesFile
      >
        <TextInput
          type="file"
          id={sending.id('file')}
          name="file"
          label={words.file}
          hint={words.hint}
          error={unusable ?? sending.error('file')}
          accept={pictureTypes}
        />
      </AdminForm>
    </Section>
  );
}
