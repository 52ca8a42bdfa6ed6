import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another when they are read aloud or copied from paper. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

/** A password that is easy to copy and not to guess: 16 of 31 signs, 79 bits. */
export const newInitialPassword = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => SIGNS.charAt(randomInt(SIGNS.length))).join(''),
  ).join('-');
