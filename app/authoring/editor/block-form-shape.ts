/** The parts of JSON Schema that the schemas of blocks use. */
export interface ValueSchema {
  type?: string;
  enum?: (string | number)[];
  properties?: Record<string, ValueSchema>;
  required?: string[];
  items?: ValueSchema;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  default?: unknown;
}

/** A block as its form knows it. */
export interface BlockForm {
  name: string;
  /** Inside a sentence, or on lines of its own. */
  placement: 'flow' | 'text';
  /** What stands between its tags; a block that people work in holds nothing. */
  contains: 'nothing' | 'anything' | 'two-parts' | 'ordered-list' | 'bullet-list' | 'code';
  /** Has an id by which records name it. */
  interactive: boolean;
  schema: ValueSchema;
}
