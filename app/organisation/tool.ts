/** How much harm a wrong answer of an AI tool could do, as the organisation judges it. */
export const toolRisks = ['not-assessed', 'minimal', 'limited', 'high'] as const;
export type ToolRisk = (typeof toolRisks)[number];

export interface Tool {
  id: string;
  name: string;
  purpose: string;
  risk: ToolRisk;
  /** Who answers for it. */
  owner: string;
  /** Released for use. */
  approved: boolean;
  revision: number;
}

/** Where a tool is used; null: whatever the unit, or the job role. */
export interface ToolUse {
  unitId: string | null;
  jobRoleId: string | null;
}
