/**
 * The page's one reader of clocks: epoch ms that never jumps while the page is open, since it grows with the monotonic
 * clock. Somebody setting the computer's time changes nothing; the offset to the server is estimated against this.
 */
export const pageNow = (): number => performance.timeOrigin + performance.now();
