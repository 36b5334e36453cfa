/** What a use case needs besides the database. Passed in, so that tests choose the clock, the ids and the key. */
export interface Deps {
  now: () => Date;
  newId: () => string;
  /** Random URL-safe token of at least 128 bits. */
  newToken: () => string;
  /** IANA name of the organisation's time zone: the zone of every calendar date. */
  zone: string;
  organisation: { name: string };
  signer: Signer;
}

export interface Signer {
  kid: string;
  /** Ed25519 over the UTF-8 bytes of `text`; base64url, 86 characters. Synchronous, so that it may stand in a transaction. */
  sign: (text: string) => string;
}
