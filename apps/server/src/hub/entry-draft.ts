import type { JournalEntry } from '@fuseboard/protocol';

type WithoutEach<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** An entry that has no number yet. */
export type EntryDraft = WithoutEach<JournalEntry, 'seq'>;

/** An entry of this instant: the hub gives it its time, too. */
export type PresentDraft = WithoutEach<JournalEntry, 'seq' | 'at'>;
