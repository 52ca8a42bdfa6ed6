import type { Duplex } from 'node:stream';
import type { PoolClient } from 'pg';

/** So many statements make a piece: the server works on them while the next are put into words. */
const PIECE = 4;

/**
 * Sends the statements that begin in one turn of the program some at a time: handing each to the system by itself takes more of the
 * processor than making it.
 */
export function sendInPieces(client: PoolClient): void {
  const { connection } = client as unknown as { readonly connection: { readonly stream: Duplex } };
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  let held = 0;
  const holding = (...given: unknown[]): unknown => {
    const { stream } = connection;
    if (held === 0) {
      stream.cork();
      // after the promises that are settled by now: what waits for none of the statements has begun
      process.nextTick(() => {
        held = 0;
        stream.uncork();
      });
    }
    const asked = query(...given);
    held += 1;
    if (held % PIECE === 0) {
      stream.uncork();
      stream.cork();
    }
    return asked;
  };
  client.query = holding as typeof client.query;
}
