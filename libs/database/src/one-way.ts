import type { Duplex } from 'node:stream';
import type { PoolClient } from 'pg';

/**
 * Sends all statements that begin in one turn of the program in one piece: handing each to the system by itself takes more of the
 * processor than making it.
 */
export function sendInOnePiece(client: PoolClient): void {
  const { connection } = client as unknown as { readonly connection: { readonly stream: Duplex } };
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  let held = false;
  const holding = (...given: unknown[]): unknown => {
    const { stream } = connection;
    if (!held) {
      held = true;
      stream.cork();
      // after the promises that are settled by now: what waits for none of the statements has begun
      process.nextTick(() => {
        held = false;
        stream.uncork();
      });
    }
    return query(...given);
  };
  client.query = holding as typeof client.query;
}
