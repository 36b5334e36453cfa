export interface CertificationTables {
  certificates: {
    id: string;
    serial: string;
    cycle_id: string;
    issue: number;
    person_id: string;
    curriculum_id: string;
    issued_at: string;
    expires_on: string;
    snapshot: string;
    signature: string;
    kid: string;
    name: string | null;
    salt: string | null;
    status_list: number | null;
    status_index: number | null;
    supersedes: string | null;
  };
  revocations: { certificate_id: string; at: string; by: string; reason: string };
}
