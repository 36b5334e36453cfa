/**
 * After a failed statement PostgreSQL refuses the rest of a transaction, and answers `commit` with a silent rollback;
 * SQLite goes on, and after a full disk even outside the transaction. Here both refuse, loudly, until a savepoint is
 * restored: a transaction is whole or it throws.
 */
export class TransactionState {
  #failure: { error: unknown } | null = null;

  async guard<R>(work: () => Promise<R>): Promise<R> {
    this.assertSound();
    try {
      return await work();
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  }

  assertSound(): void {
    if (this.#failure) {
      throw new Error('an earlier statement of this transaction failed; nothing more can be done in it', {
        cause: this.#failure.error,
      });
    }
  }

  recover(): void {
    this.#failure = null;
  }
}
