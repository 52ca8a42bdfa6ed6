/** Version of the outer contract (the path says v1; this counts additions to it). */
export const API_VERSION = '1.0.0';
