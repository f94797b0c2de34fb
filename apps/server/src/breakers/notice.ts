/** Something an operator should know that is no transition. */
export interface Notice {
  readonly level: 'info' | 'warning';
  readonly text: string;
}
