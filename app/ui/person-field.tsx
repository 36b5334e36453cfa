import { createContext, useContext, useState } from 'react';

/** Whose page this is; root provides it, and nobody is the empty string. */
export const PersonContext = createContext('');

/** Whom a part of the page was drawn for. It stays so while the part stands, since what is typed in it is theirs. */
export function usePerson(): string {
  const person = useContext(PersonContext);
  return useState(person)[0];
}

/** In every form that changes a record: the server takes it in the session of no other person. */
export function PersonField() {
  return <input type="hidden" name="person" value={usePerson()} />;
}
