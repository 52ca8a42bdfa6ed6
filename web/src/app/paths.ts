/** Addresses that more than one place needs. */
export const API = '/api/v1';
export const SIGN_IN_PATH = '/masuk';
export const CHANGE_PASSWORD_PATH = '/ganti-sandi';
