export interface ExchangeTables {
  module_imports: {
    id: string;
    owner_id: string;
    module_id: string;
    slug: string;
    title: string;
    /** As it was uploaded. */
    file_name: string;
    /** `ImportReport` as JSON. */
    report: string;
    /** The module in folder form, as a ZIP with one folder. */
    archive: Buffer;
    made_at: string;
  };
}
