import { Link } from '@remix-run/react';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { SelectField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import { translationOf } from '#app/authoring/draft.ts';
import type { DraftPageFile } from '#app/authoring/get-draft-page.server.ts';
import { languageName, languages } from '#app/platform/languages.ts';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

interface TranslationsProps {
  base: string;
  draftId: string;
  files: DraftPageFile[];
  /** Paths of those whose source was changed since they were written. */
  stale: string[];
  state: (form: string) => FormState;
}

const words = messages.translations;

/** Lessons and questions in other languages, and the form that begins one more. */
export function Translations({ base, draftId, files, stale, state }: TranslationsProps) {
  const begin = state('translate');
  const sources = files.filter(({ kind }) => kind === 'lesson' || kind === 'questions');
  const translations = files.filter(({ kind }) => kind === 'translation');
  return (
    <Section id="translations" title={words.title} text={words.text}>
      {translations.length === 0 && <p>{words.none}</p>}
      <ul className="stack stack--tight">
        {translations.map(({ path, title, problems, revision }) => (
          <li key={path} className="row-actions">
            <span>
              <Link to={`${base}/${path}`}>
                <bdi lang={translationOf(path)?.lang}>
                  {title ?? messages.partNames[translationOf(path)?.source ?? '']}
                </bdi>
              </Link>{' '}
              <span className="muted">{languageName(translationOf(path)?.lang ?? '')}</span>
              {problems > 0 && ` (${messages.problems(problems)})`}
              {stale.includes(path) && ` (${words.stale})`}
            </span>
            <AdminForm
              state={state(`remove-${path}`)}
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
      <AdminForm state={begin} intent="translate" hidden={{ draft: draftId }} button={words.button} look="secondary">
        <SelectField
          state={begin}
          name="path"
          label={words.what}
          options={sources.map(({ path, title }) => ({ value: path, text: title ?? messages.partNames[path] ?? path }))}
          empty={null}
        />
        <SelectField state={begin} name="lang" label={words.into} options={languages} />
      </AdminForm>
    </Section>
  );
}
