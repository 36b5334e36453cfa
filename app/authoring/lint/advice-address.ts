type Named = { rule: string; place: string };

/** Id of a finding on the page of advice. */
export const adviceId = ({ rule, place }: Named): string => `${rule}~${place}`;

/** Where a finding can be silenced. */
export const silencePath = (moduleId: string, finding: Named): string =>
  `/studio/modules/${moduleId}/advice#${adviceId(finding)}`;
