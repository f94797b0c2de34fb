/** An outcome in the window: two bits, and the digit it has in a memento. */
export const FAILED = 1;
export const SLOW = 2;
