import { memo } from 'react';
import { FollowLinks } from '#app/ui/follow-links.tsx';
import { Table } from '#app/ui/table.tsx';
import { peopleRowsHtml } from './people-rows-html.ts';
import { peopleTableWords as words } from './people-table-words.ts';
import type { PeopleRowView } from './people-view.ts';

interface PeopleTableProps {
  /** Not in the data of a document, whose markup has them (`drawnOnly`). */
  people: PeopleRowView[] | undefined;
  caption: string;
  unit: boolean;
  /** Each person can be ticked, for the form around the table. */
  choose?: boolean;
}

/** People with their states, each name leading to the person. */
export function PeopleTable({ people, caption, unit, choose = false }: PeopleTableProps) {
  return (
    <FollowLinks>
      <Table caption={caption} stack>
        <thead>
          <tr>
            {choose && (
              <th scope="col">
                <span className="visually-hidden">{words.choose}</span>
              </th>
            )}
            <th scope="col">{words.name}</th>
            {unit && <th scope="col">{words.unit}</th>}
            <th scope="col">{words.role}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.date}</th>
          </tr>
        </thead>
        <Rows people={people} unit={unit} choose={choose} />
      </Table>
    </FollowLinks>
  );
}

const rowsId = 'people-rows';

/** Markup instead of elements: fifty rows of these are most of what a page costs the server. */
const Rows = memo(function Rows({ people, unit, choose }: Pick<PeopleTableProps, 'people' | 'unit' | 'choose'>) {
  const html = people ? peopleRowsHtml(people, { unit, choose }) : (document.getElementById(rowsId)?.innerHTML ?? '');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by `peopleRowsHtml`, which escapes every text
  return <tbody id={rowsId} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
});
