import { PersonField } from '#app/ui/person-field.tsx';

interface HiddenField {
  name: string;
  value: string;
}

/** The hidden inputs that each form of a block carries; `intent` replaces the one they come with. */
export function HiddenFields({ fields, intent }: { fields: HiddenField[]; intent?: string }) {
  return (
    <>
      <PersonField />
      {fields.map(({ name, value }) => (
        <input type="hidden" name={name} value={name === 'intent' && intent ? intent : value} key={name} />
      ))}
    </>
  );
}
