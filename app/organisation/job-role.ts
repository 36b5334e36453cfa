export interface JobRole {
  id: string;
  slug: string;
  name: string;
}
