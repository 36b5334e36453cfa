import { Form, useSearchParams } from '@remix-run/react';
import type { PanelResult } from '#app/readiness/panel-result.ts';
import { weightField } from '#app/readiness/weights.ts';
import { Button } from '#app/ui/button.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

/** What if: the overall score under weights that stand in the address alone. */
export function OtherWeights({ result: { dimensions, reweighed, ungated, overall } }: { result: PanelResult }) {
  const [search] = useSearchParams();
  return (
    <Section id="weights" title={messages.weights} text={messages.weightsText}>
      {reweighed !== null && (
        <p role="status">
          <strong>{messages.reweighed(reweighed, ungated ?? overall.shown)}</strong>
        </p>
      )}
      <Form method="get" action="#weights" className="weights screen-only" preventScrollReset>
        {dimensions.map(({ id, title, weight }) => (
          <TextInput
            key={id}
            id={weightField(id)}
            name={weightField(id)}
            type="number"
            min={0}
            max={100}
            label={title}
            defaultValue={search.get(weightField(id)) ?? weight}
          />
        ))}
        <Button look="secondary">{messages.weigh}</Button>
      </Form>
    </Section>
  );
}
