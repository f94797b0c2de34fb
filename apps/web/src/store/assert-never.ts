/** Ends an exhaustive `switch`: does not compile once a member is left out. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
