import { Form } from '@remix-run/react';
import type { AskedEdition, TouchedItem } from '#app/authoring/publish/get-publish-page.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox, Choices, Radio } from '#app/ui/choices.tsx';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

export interface EditionView {
  number: number;
  base: number | null;
  needsChoice: boolean;
  obstacles: string[];
  touched: TouchedItem[];
}

interface ChoiceFormProps {
  edition: EditionView;
  choice: AskedEdition;
  action: string;
}

/** The publisher's word on the change, as an address that shows what it means. */
export function ChoiceForm({ edition, choice, action }: ChoiceFormProps) {
  const { number, base, needsChoice, obstacles, touched } = edition;
  if (!needsChoice || base === null)
    return (
      <Section id="choose" title={base === null ? messages.first : messages.notBegun}>
        <p>{base === null ? messages.firstText : messages.notBegunText(number)}</p>
      </Section>
    );
  const isMinor = obstacles.length === 0;
  const isTicked = (id: string) => choice?.kind !== 'material' || choice.redo.includes(id);
  return (
    <Section id="choose" title={messages.choose} text={messages.chooseText(number, base)}>
      <Form className="form" method="get" action={action} reloadDocument>
        <Choices id="kind" legend={messages.kind}>
          <Radio
            name="kind"
            value="minor"
            required
            label={messages.minor}
            hint={messages.minorHint}
            disabled={!isMinor}
            defaultChecked={choice?.kind === 'minor'}
          />
          <Radio
            name="kind"
            value="material"
            required
            label={messages.material}
            hint={messages.materialHint}
            defaultChecked={choice?.kind === 'material' || !isMinor}
          />
        </Choices>
        {!isMinor && (
          <div>
            <p>{messages.notMinor}</p>
            <ul>
              {obstacles.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          </div>
        )}
        {touched.length > 0 && (
          <Choices id="redo" legend={messages.redo} hint={messages.redoHint}>
            {touched.map(({ id, kind, title, what }) => (
              <Checkbox
                key={id}
                name="redo"
                value={id}
                label={<bdi>{title}</bdi>}
                hint={`${messages.kinds[kind]}, ${messages.whats[what]}`}
                defaultChecked={isTicked(id)}
              />
            ))}
          </Choices>
        )}
        <Button look={choice ? 'secondary' : 'primary'}>{messages.show}</Button>
      </Form>
    </Section>
  );
}
