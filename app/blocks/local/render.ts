import { element } from '../element.ts';
import type { StaticBlock } from '../static-block.ts';

/**
 * A place for what only the organisation knows, such as whom to tell. Compiled markup holds the words that stand in for it; the value
 * itself is put in when the lesson is served (`fillLocals`) and takes no part in the fingerprint.
 */
export const local: StaticBlock<{ name: string; instead?: string }> = {
  placement: 'text',
  contains: 'nothing',
  render: ({ name, instead }, _children, { words }) =>
    element('span', { className: ['local'], dataLocal: name }, [instead ?? words.localMissing(name)]),
};
