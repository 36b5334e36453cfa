import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** UUIDv7: unique, and roughly ordered by time for the sake of indexes. Nothing may rely on that order. */
export function newId(): string {
  return v7();
}

/** 128 random bits as 22 URL-safe characters. */
export function newToken(): string {
  return randomBytes(16).toString('base64url');
}
