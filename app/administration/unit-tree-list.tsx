import { Link } from '@remix-run/react';
import type { TreeUnit } from '#app/organisation/unit-tree.ts';
import { Tag } from '#app/ui/tag.tsx';
import { messages } from './messages.ts';

/** Units below one another, as nested lists. */
export function UnitTreeList({ units, parentId = null }: { units: TreeUnit[]; parentId?: string | null }) {
  const here = units.filter((unit) => unit.parentId === parentId);
  if (here.length === 0) return null;
  return (
    <ul className="unit-tree">
      {here.map(({ id, name, people, closedOn }) => (
        <li key={id} className="unit-tree__item">
          <div className="unit-tree__row">
            <Link to={`/admin/units/${id}`}>
              <bdi>{name}</bdi>
            </Link>
            {closedOn !== null && <Tag state="off">{messages.closed}</Tag>}
            {people > 0 && <span className="unit-tree__people">{messages.people(people)}</span>}
          </div>
          <UnitTreeList units={units} parentId={id} />
        </li>
      ))}
    </ul>
  );
}
