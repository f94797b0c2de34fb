/** Names in one command: with the longest of them it still fits into a body and a message. */
export const MOST_AT_ONCE = 500;
