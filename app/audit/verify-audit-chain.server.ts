import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { type AuditRow, auditHash, CHAIN_START } from './audit-chain.ts';
import { hashText } from './record-audit.server.ts';

/** gap: rows before this one are gone · prev: it does not follow the row before · row: its fields changed · text: its text changed. */
export interface AuditFinding {
  position: number;
  id: string;
  what: 'gap' | 'prev' | 'row' | 'text';
}

export interface AuditReport {
  sealed: number;
  unsealed: number;
  /** Rows whose text has been erased, which leaves the chain whole. */
  erased: number;
  /** Hash of the last row: what an anchor outside this database is compared with. */
  head: string;
  findings: AuditFinding[];
}

interface SealedRow extends AuditRow {
  position: number | null;
  prev: string | null;
  hash: string | null;
  text: string | null;
  salt: string | null;
}

const CHUNK = 1000;

/** Recomputes the whole chain from the stored rows. */
export async function verifyAuditChain(db: Kysely<Schema>): Promise<AuditReport> {
  const report: AuditReport = { sealed: 0, unsealed: 0, erased: 0, head: CHAIN_START, findings: [] };
  let position = 0;
  for (;;) {
    const rows = await readChunk(db, position);
    for (const row of rows) {
      checkRow(report, position, row);
      position = row.position ?? position;
    }
    if (rows.length < CHUNK) break;
  }
  const { n } = await db
    .selectFrom('audit_log')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('position', 'is', null)
    .executeTakeFirstOrThrow();
  return { ...report, unsealed: n };
}

function readChunk(db: Kysely<Schema>, after: number): Promise<SealedRow[]> {
  return db
    .selectFrom('audit_log as log')
    .leftJoin('audit_details as text', 'text.audit_id', 'log.id')
    .selectAll('log')
    .select(['text.text', 'text.salt'])
    .where('log.position', '>', after)
    .orderBy('log.position')
    .limit(CHUNK)
    .execute();
}

function checkRow(report: AuditReport, before: number, row: SealedRow): void {
  const position = row.position ?? 0;
  const find = (what: AuditFinding['what']) => report.findings.push({ position, id: row.id, what });
  if (position !== before + 1) find('gap');
  else if (row.prev !== report.head) find('prev');
  if (row.hash !== hashOfRow(row, position)) find('row');
  if (row.text_hash !== null && row.text === null) report.erased += 1;
  if (row.text !== null && row.text_hash !== hashText(row.salt ?? '', row.text)) find('text');
  report.sealed += 1;
  report.head = row.hash ?? '';
}

/** Null where the details no longer are what we write. */
function hashOfRow(row: SealedRow, position: number): string | null {
  try {
    return auditHash(row.prev ?? '', position, row);
  } catch {
    return null;
  }
}
