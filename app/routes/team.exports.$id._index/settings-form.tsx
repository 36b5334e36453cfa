import { AdminForm } from '#app/administration/admin-form.tsx';
import { SelectField, TextField } from '#app/administration/fields.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import { dateFormats, sheetFormats } from '#app/formats/sheet.ts';
import type { Profile } from '#app/interop/profile.ts';
import { columnTitles, messages } from './messages.ts';

interface SettingsProps {
  state: FormState;
  profile: Profile;
  curricula: { id: string; title: string }[];
}

const offered = Object.entries(columnTitles).map(([value, text]) => ({ value, text }));

export function SettingsForm({ state, profile, curricula }: SettingsProps) {
  const select = (name: string, label: string, options: { value: string; text: string }[], stored: string) => (
    <SelectField state={state} name={name} label={label} options={options} empty={null} stored={stored} />
  );
  const named = <T extends string>(values: readonly T[], texts: Record<T, string>) =>
    values.map((value) => ({ value, text: texts[value] }));
  return (
    <AdminForm state={state} intent="save" revision={profile.revision} button={messages.save}>
      <TextField state={state} name="name" label={messages.name} stored={profile.name} maxLength={80} />
      {select('format', messages.format, named(sheetFormats, messages.formats), profile.format)}
      {select('dateFormat', messages.dateFormat, named(dateFormats, messages.dateFormats), profile.dateFormat)}
      {select('byCourse', messages.byCourse, messages.byCourses, profile.byCourse ? '1' : '0')}
      <fieldset className="stack">
        <legend className="field__label">{messages.columns}</legend>
        <div className="export-grid">
          {offered.map(({ value }, index) => (
            <SelectField
              key={value}
              state={state}
              name={`column${index + 1}`}
              label={messages.column(index + 1)}
              options={offered}
              empty={messages.noColumn}
              stored={profile.columns[index] ?? ''}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="stack">
        <legend className="field__label">{messages.codes}</legend>
        <p className="field__hint">{messages.codesText}</p>
        <div className="export-grid">
          {curricula.map(({ id, title }) => (
            <TextField
              key={id}
              state={state}
              name={`code:${id}`}
              label={title}
              stored={profile.codes[id] ?? ''}
              maxLength={40}
            />
          ))}
        </div>
      </fieldset>
    </AdminForm>
  );
}
