import { Choices } from '#app/ui/choices.tsx';
import { type FieldProps, startValues } from '../field-props.ts';
import { messages } from '../messages.ts';

/** Longer texts do not fit into a closed select on a phone: they get a letter and stand in full above. */
const fitsSelect = 28;

/** A select for each left item. */
export function MatchingField(props: FieldProps) {
  const { name, question, value, error, disabled, onChange, legend } = props;
  const { left = [], right = [] } = question;
  const saved = value as Record<string, string> | null;
  const lettered = right.some((option) => option.text.length > fitsSelect);
  const letter = (index: number) => String.fromCharCode(65 + index);
  return (
    <Choices id={name} legend={legend} hint={messages.hint.matching} error={error} disabled={disabled}>
      {lettered && (
        <ol className="match__list" aria-label={messages.matches}>
          {right.map((option, index) => (
            <li className="match__option" key={option.id}>
              <span className="match__letter">{letter(index)}</span> {option.text}
            </li>
          ))}
        </ol>
      )}
      {left.map((item) => {
        const field = `${name}.${item.id}`;
        return (
          <div className="match__row" key={item.id}>
            <label className="match__label" htmlFor={field}>
              {item.text}
            </label>
            <select
              className="input"
              id={field}
              name={field}
              defaultValue={startValues(props, field, [saved?.[item.id] ?? ''])[0] ?? ''}
              onChange={onChange}
            >
              <option value="">{messages.chooseMatch}</option>
              {right.map((option, index) => (
                <option value={option.id} key={option.id}>
                  {lettered ? `${letter(index)}: ${option.text}` : option.text}
                </option>
              ))}
            </select>
          </div>
        );
      })}
    </Choices>
  );
}
