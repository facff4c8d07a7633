/** The web build is served by the API itself. */
export const apiOrigin = '';
