/** Set by public/sw.js on an answer that it had kept: when the server gave it. */
export const STORED_AT = 'X-Stored-At';
