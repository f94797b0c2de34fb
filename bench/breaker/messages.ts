/** What the bench asks of a worker, one thing at a time. */
export interface Request {
  readonly key: string;
  readonly ask: 'warm-up' | 'nanoseconds' | 'bytes' | 'check';
}

export interface Answer {
  readonly name: string;
  /** null: there is none to be had. */
  readonly figure: number | null;
}
