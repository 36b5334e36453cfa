import { type Tool, toolRisks } from '#app/organisation/tool.ts';
import { SelectField, TextField } from './fields.tsx';
import type { FormState } from './form-state.ts';
import { messages } from './messages.ts';

const words = messages.tool;
const risks = toolRisks.map((risk) => ({ value: risk, text: words.risks[risk] }));
const answers = [
  { value: '0', text: words.notApproved },
  { value: '1', text: words.approved },
];

/** The register's entry of one tool. */
export function ToolFields({ state, tool }: { state: FormState; tool?: Tool }) {
  return (
    <>
      <TextField state={state} name="name" label={words.name} stored={tool?.name} maxLength={200} />
      <TextField
        state={state}
        name="purpose"
        label={words.purpose}
        hint={words.purposeHint}
        stored={tool?.purpose}
        maxLength={500}
      />
      <SelectField
        state={state}
        name="risk"
        label={words.risk}
        options={risks}
        empty={null}
        stored={tool?.risk ?? 'not-assessed'}
      />
      <TextField state={state} name="owner" label={words.owner} stored={tool?.owner} maxLength={200} />
      <SelectField
        state={state}
        name="approved"
        label={words.release}
        options={answers}
        empty={null}
        stored={tool?.approved ? '1' : '0'}
      />
    </>
  );
}
