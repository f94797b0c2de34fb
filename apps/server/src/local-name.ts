/** Of whoever acts while nobody has to sign in. */
export const LOCAL_NAME = 'local';
