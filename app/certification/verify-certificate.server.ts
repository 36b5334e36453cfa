import type { Kysely } from 'kysely';
import { today } from '#app/platform/calendar.ts';
import type { Deps } from '#app/platform/deps.ts';
import { listPublicKeys, verifySignature } from '#app/platform/keys.server.ts';
import type { Schema } from '#db/schema.ts';
import { nameHash } from './freeze.ts';
import { certificateQuery } from './list-certificates.server.ts';
import { modulesInOrder } from './modules-in-order.server.ts';
import { parseSerial } from './serial.ts';
import type { Snapshot, SnapshotModule } from './snapshot.ts';
import { readSnapshot } from './snapshot-schema.ts';

/**
 * What a stranger is told. `unknown`: no such serial. `altered`: what is stored is not what was signed, so none of it is
 * shown. `not-ours`: signed by a key that is not in our list. The others show every claim; a superseded one shows no name.
 */
export type Verification =
  | { state: 'unknown' }
  | { state: 'altered'; serial: string }
  | { state: 'not-ours'; serial: string; kid: string }
  | {
      state: 'valid' | 'superseded' | 'expired' | 'revoked';
      serial: string;
      snapshot: Snapshot;
      /** Those of the snapshot, in the order in which they are taught. */
      modules: SnapshotModule[];
      name: string | null;
      revokedOn: string | null;
      /** Serial of the certificate that has taken its place, where that may be told. */
      replacedBy: string | null;
    };

/** Looks a serial up as typed and checks hash and signature again. Revoked comes before superseded, then expired. */
export async function verifyCertificate(
  db: Kysely<Schema>,
  deps: Pick<Deps, 'now' | 'zone'>,
  typed: string,
): Promise<Verification> {
  const serial = parseSerial(typed);
  const row = serial && (await certificateQuery(db).where('certificates.serial', '=', serial).executeTakeFirst());
  if (!row) return { state: 'unknown' };
  const key = (await listPublicKeys(db)).find((each) => each.kid === row.kid);
  if (!key) return { state: 'not-ours', serial: row.serial, kid: row.kid };
  const snapshot = readSnapshot(row.snapshot);
  if (!snapshot || !verifySignature(key.jwk, row.snapshot, row.signature) || !agrees(row, snapshot)) {
    return { state: 'altered', serial: row.serial };
  }
  const state = stateOf(row, snapshot, today(deps.zone, deps.now()));
  return {
    state,
    serial: row.serial,
    snapshot,
    modules: await modulesInOrder(db, snapshot),
    name: row.successor === null ? row.name : null,
    revokedOn: row.revoked_at === null ? null : today(deps.zone, new Date(row.revoked_at)),
    replacedBy: state === 'superseded' ? successorOf(row) : null,
  };
}

/** Only what was learnt since leads to its successor: a name that changed must not be found from the old one. */
function successorOf(row: Row): string | null {
  return row.successor_cycle !== row.cycle_id && row.successor_name === row.name ? row.successor_serial : null;
}

type Row = Awaited<ReturnType<ReturnType<typeof certificateQuery>['executeTakeFirstOrThrow']>>;

/** The columns beside the snapshot say what the signed snapshot says. An erased name leaves nothing to compare. */
function agrees(row: Row, snapshot: Snapshot): boolean {
  const erased = row.name === null || row.salt === null;
  return (
    snapshot.serial === row.serial &&
    snapshot.issuer.kid === row.kid &&
    snapshot.expiresOn === row.expires_on &&
    snapshot.curriculum.id === row.curriculum_id &&
    (erased || snapshot.holder.nameHash === nameHash(row.salt ?? '', row.name ?? ''))
  );
}

/** A date's day still counts: expired is later than `expiresOn`. */
function stateOf(row: Row, snapshot: Snapshot, on: string) {
  if (row.revoked_at !== null) return 'revoked';
  if (row.successor !== null) return 'superseded';
  return on > snapshot.expiresOn ? 'expired' : 'valid';
}
