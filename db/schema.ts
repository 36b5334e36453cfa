import type { AssessmentTables } from './tables/assessment.ts';
import type { AssignmentsTables } from './tables/assignments.ts';
import type { AuditTables } from './tables/audit.ts';
import type { AuthoringTables } from './tables/authoring.ts';
import type { CertificationTables } from './tables/certification.ts';
import type { CredentialsTables } from './tables/credentials.ts';
import type { CurriculumTables } from './tables/curriculum.ts';
import type { EventsTables } from './tables/events.ts';
import type { ExchangeTables } from './tables/exchange.ts';
import type { IdentityTables } from './tables/identity.ts';
import type { InteropTables } from './tables/interop.ts';
import type { LearningTables } from './tables/learning.ts';
import type { OrganisationTables } from './tables/organisation.ts';
import type { PlatformTables } from './tables/platform.ts';
import type { ReadinessTables } from './tables/readiness.ts';
import type { TeamTables } from './tables/team.ts';

/**
 * Every table of the installation, as Kysely sees it; each module's own in `tables/`, which that module alone writes
 * (`tests/architecture.test.ts`). Types: ids are text (UUIDv7, or an author's own id for content), `…_on` is a calendar date
 * `YYYY-MM-DD`, `…_at` an ISO 8601 UTC instant, flags are 0 or 1, JSON is text that its owning module parses with zod.
 */
export interface Schema
  extends PlatformTables,
    AuditTables,
    EventsTables,
    OrganisationTables,
    IdentityTables,
    CurriculumTables,
    AssessmentTables,
    ReadinessTables,
    LearningTables,
    AssignmentsTables,
    CertificationTables,
    CredentialsTables,
    AuthoringTables,
    InteropTables,
    TeamTables,
    ExchangeTables {}
