/** Grows when a message changes so that an older page could misread it; the page then asks to be reloaded. */
export const PROTOCOL_VERSION = 2;
