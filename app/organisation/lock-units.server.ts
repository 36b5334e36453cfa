import type { Transaction } from 'kysely';
import { lockName } from '#db/dialect/lock.ts';
import type { Schema } from '#db/schema.ts';

/** One change of the tree at a time: paths, parents and what is closed are read after it. Taken before any person's lock. */
export const lockUnits = (tx: Transaction<Schema>): Promise<void> => lockName(tx, 'organisation.units');
