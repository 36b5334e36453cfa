/** Where a code is used. It stands in the query, which is not logged; whoever has it on paper types it there. */
export const welcomePath = (code?: string): string => (code === undefined ? '/welcome' : `/welcome?code=${code}`);
