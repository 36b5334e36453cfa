import type { Generated } from 'kysely';
import type { Flag } from './flag.ts';

export interface CurriculumTables {
  modules: {
    id: string;
    slug: string;
    current_version_id: string | null;
    owned_by: 'folder' | 'studio';
    delta_days: number;
    /** One plain sentence for lists; outside the manifest, like `delta_days`. */
    summary: Generated<string>;
    /** The day by which the module is to be looked at again. */
    review_by: string | null;
    /** Advice on it that is kept silent, with reasons: JSON as in `module.yaml`. */
    silenced: string | null;
  };
  slug_history: { slug: string; module_id: string };
  module_versions: {
    id: string;
    module_id: string;
    number: number;
    based_on_id: string | null;
    edition: 'first' | 'minor' | 'material';
    reason: string;
    fingerprint: string;
    manifest: string;
    compiler: string;
    published_at: string;
    published_by: string;
    withdrawn_at: string | null;
  };
  version_items: {
    version_id: string;
    item_id: string;
    lang: string;
    kind: 'lesson' | 'block' | 'question';
    hash: string;
    tracks: string;
    required: Flag;
    since: number;
    position: number;
  };
  lesson_bodies: { hash: string; source: string; segments: string; outline: string; minutes: number };
  assets: { sha256: string; type: string; bytes: Buffer };
  question_versions: {
    hash: string;
    question_id: string;
    lang: string;
    type: string;
    outcome: string;
    critical: Flag;
    body: string;
  };
  sources: { id: string; body: string; checked_on: string };
  curricula: { id: string; slug: string; title: string };
  curriculum_versions: {
    id: string;
    curriculum_id: string;
    number: number;
    fingerprint: string;
    rule: string;
    validity_months: number;
    from_on: string;
  };
  curriculum_modules: { curriculum_version_id: string; module_id: string; track: string; stage: number };
  upstream_modules: {
    module_id: string;
    /** Of what the content folder ships now. */
    fingerprint: string;
    /** JSON: path → `{ text }` or, for a picture, `{ sha256 }`. */
    files: string;
    seen_at: string;
  };
}
