import { languages } from '#app/platform/languages.ts';
import { Checkbox, Choices } from '#app/ui/choices.tsx';
import { controlProps, Field, TextArea, TextInput } from '#app/ui/field.tsx';
import { EditionFields } from './edition-fields.tsx';
import { type DetailsFormProps, DetailsFrame, type ErrorOf, errorIn } from './form-parts.tsx';
import { messages } from './messages.ts';
import { type ModuleForm, type RedoItem, trackNames } from './module-form.ts';
import { OutcomeRows } from './outcome-rows.tsx';

const { fields, hints } = messages;

interface Props extends DetailsFormProps<ModuleForm> {
  items: readonly RedoItem[];
}

/** `module.yaml` as plain fields. */
export function ModuleDetailsForm({ form, problems, items, draftId, stamp, focus }: Props) {
  const error = errorIn(problems);
  return (
    <DetailsFrame draftId={draftId} stamp={stamp}>
      <TextInput id="title" name="title" label={fields.title} error={error('title')} defaultValue={form.title} />
      <TextArea
        id="summary"
        name="summary"
        label={fields.summary}
        hint={hints.summary}
        error={error('summary')}
        rows={2}
        defaultValue={form.summary}
      />
      <LanguageSelect lang={form.lang} error={error('lang')} />
      <OutcomeRows rows={form.outcomes} error={error} focus={focus} />
      <TrackFields tracks={form.tracks} error={error} />
      <RuleFields form={form} error={error} />
      <TextInput
        id="reviewBy"
        name="reviewBy"
        type="date"
        label={fields.reviewBy}
        hint={hints.reviewBy}
        error={error('reviewBy')}
        width="medium"
        defaultValue={form.reviewBy}
      />
      <EditionFields edition={form.edition} items={items} error={error} focus={focus} />
    </DetailsFrame>
  );
}

function LanguageSelect({ lang, error }: { lang: string; error: string | undefined }) {
  const known = languages.some(({ value }) => value === lang);
  return (
    <Field id="lang" label={fields.lang} error={error}>
      <select {...controlProps({ id: 'lang', error })} name="lang" className="input" defaultValue={lang}>
        {!known && <option value={lang}>{lang}</option>}
        {languages.map(({ value, text }) => (
          <option key={value} value={value} lang={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

function TrackFields({ tracks, error }: { tracks: ModuleForm['tracks']; error: ErrorOf }) {
  return (
    <>
      <Choices id="tracks" legend={fields.moduleTracks} hint={hints.moduleTracks} error={error('tracks')}>
        {trackNames.map((track) => (
          <Checkbox
            key={track}
            name="tracks"
            value={track}
            label={messages.tracks[track]}
            defaultChecked={tracks[track].offered}
          />
        ))}
      </Choices>
      {trackNames.map((track) => (
        <TextInput
          key={track}
          id={`minutes-${track}`}
          name={`minutes.${track}`}
          label={messages.minutesOf[track]}
          error={error(`minutes-${track}`)}
          inputMode="numeric"
          width="short"
          defaultValue={tracks[track].minutes}
        />
      ))}
    </>
  );
}

const ruleHints: Partial<Record<string, string>> = hints;

function RuleFields({ form, error }: { form: ModuleForm; error: ErrorOf }) {
  return (['perOutcome', 'fullPercent', 'pretestPercent', 'deltaDays'] as const).map((name) => (
    <TextInput
      key={name}
      id={name}
      name={name}
      label={fields[name]}
      hint={ruleHints[name]}
      error={error(name)}
      inputMode="numeric"
      width="short"
      defaultValue={form[name]}
    />
  ));
}
