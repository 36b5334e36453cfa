import type { Generated } from 'kysely';
import type { Flag } from './flag.ts';

export interface OrganisationTables {
  people: {
    id: string;
    staff_number: string | null;
    name: string;
    sort_name: string;
    search_name: string;
    email: string | null;
    locale: string;
    active: Flag;
    erased_at: string | null;
    merged_into: string | null;
    revision: number;
  };
  name_words: { word: string; person_id: string };
  units: { id: string; parent_id: string | null; path: string; name: string; revision: number };
  unit_moves: { id: string; unit_id: string; parent_id: string | null; from_on: string; until_on: string | null };
  job_roles: { id: string; slug: string; name: string; revision: Generated<number> };
  employments: {
    id: string;
    person_id: string;
    unit_id: string;
    job_role_id: string;
    main: Flag;
    from_on: string;
    until_on: string | null;
  };
  absences: { id: string; person_id: string; from_on: string; until_on: string | null };
  deputies: { manager_id: string; deputy_id: string; from_on: string; until_on: string };
  tools: {
    id: string;
    name: string;
    risk: string;
    owner: string;
    approved: Flag;
    purpose: string;
    revision: Generated<number>;
  };
  /** What only the organisation knows, as lessons name it: `ai-incident-contact`. */
  local_values: { name: string; text: string; revision: number };
  /** What stood in a lesson when somebody read it, by the hash of the JSON object of names and texts. */
  local_texts: { hash: string; body: string };
  tool_uses: { tool_id: string; unit_id: string | null; job_role_id: string | null };
}
