export interface JobRole {
  id: string;
  slug: string;
  name: string;
  /** Rises with each change by hand. */
  revision: number;
}
