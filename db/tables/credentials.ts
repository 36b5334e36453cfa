export interface CredentialsTables {
  credentials: { certificate_id: string; form: string; bytes: Buffer; made_at: string };
}
