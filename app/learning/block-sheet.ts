import { z } from 'zod';

/** One try of a block: its seed, the saved work, and the answer once it has been handed in. */
export interface BlockSheet {
  blockId: string;
  tryNumber: number;
  seed: string;
  sequence: number;
  savedAt: string;
  /** Saved but not handed in. */
  draft: unknown;
  answered: { answer: unknown; seq: number } | null;
}

/** The sequence of a sheet that has been handed in: no later save is newer than it. */
export const handedIn = Number.MAX_SAFE_INTEGER;
export const largestDraft = 50_000;

const stateSchema = z.union([
  z.strictObject({ draft: z.unknown() }),
  z.strictObject({ answered: z.strictObject({ answer: z.unknown(), seq: z.int() }) }),
]);

export type SheetState = z.infer<typeof stateSchema>;

export function readSheet(row: {
  block_id: string;
  try: number;
  seed: string;
  state: string;
  sequence: number;
  saved_at: string;
}): BlockSheet {
  const state = stateSchema.parse(JSON.parse(row.state));
  return {
    blockId: row.block_id,
    tryNumber: row.try,
    seed: row.seed,
    sequence: row.sequence,
    savedAt: row.saved_at,
    draft: 'draft' in state ? (state.draft ?? null) : null,
    answered: 'answered' in state ? { answer: state.answered.answer, seq: state.answered.seq } : null,
  };
}

export const writeSheet = (state: SheetState): string => JSON.stringify(state);

/** A formative block needs no secret: its seed follows from the block and the try, so that a page can show it unsaved. */
export const formativeSeed = (blockId: string, tryNumber: number): string => `${blockId}/${tryNumber}`;
