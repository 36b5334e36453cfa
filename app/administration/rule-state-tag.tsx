import { Tag, type TagState } from '#app/ui/tag.tsx';
import type { RuleState } from './get-rules-page.server.ts';
import { messages } from './messages.ts';

const looks: Record<RuleState, TagState> = { later: 'open', applying: 'begun', 'in-force': 'done', ended: 'off' };

export function RuleStateTag({ state }: { state: RuleState }) {
  return <Tag state={looks[state]}>{messages.rule.states[state]}</Tag>;
}
