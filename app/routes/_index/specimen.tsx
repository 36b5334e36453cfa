import { Mark } from '#app/ui/mark.tsx';
import { messages } from './messages.ts';

/** A picture made of text: hidden from nobody, but plainly labelled as a specimen. */
export function Specimen() {
  const { specimen } = messages;
  return (
    <figure className="specimen">
      <figcaption className="specimen__label">{specimen.label}</figcaption>
      <Mark className="specimen__mark" />
      <p className="specimen__kind">{specimen.kind}</p>
      <p className="specimen__name">{specimen.name}</p>
      <dl className="specimen__rows">
        {specimen.rows.map(([module, version]) => (
          <div key={module}>
            <dt>{module}</dt>
            <dd>{version}</dd>
          </div>
        ))}
        <div className="specimen__until">
          <dt>{specimen.until}</dt>
          <dd>{specimen.date}</dd>
        </div>
      </dl>
      <p className="specimen__foot">{specimen.foot}</p>
    </figure>
  );
}
