/** What happened, in one line. `what` stands alone; `why` goes on from it and may be empty. */
export interface EntrySentence {
  readonly what: string;
  readonly why: string;
  readonly actor: string | null;
  /** Of a command: how the breaker stood before and how after it. */
  readonly change?: string;
}
