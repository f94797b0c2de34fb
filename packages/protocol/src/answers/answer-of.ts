import type { z } from 'zod';

/** Arrays among it, since what is answered is never changed. */
type Frozen<Value> = Value extends object ? { readonly [Key in keyof Value]: Frozen<Value[Key]> } : Value;

type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? unknown : never) : never;

/** The schema of an answer, which must say exactly what its type says: neither can change without the other. */
export const answerOf =
  <Answer>() =>
  <Schema extends z.ZodType>(schema: Schema & Same<Frozen<Answer>, Frozen<z.output<Schema>>>): Schema =>
    schema;
