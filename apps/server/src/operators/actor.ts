/** Who acts while nobody has to sign in. */
export const LOCAL_ACTOR = 'local';
