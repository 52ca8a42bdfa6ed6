import { serve } from './serve';

const server = await serve(process.env, (line) => console.log(line)).catch((error: unknown) => {
  console.error(`PantauSOP cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    // Requests and jobs under way may finish; whoever keeps a connection busy for longer is cut off, and a second signal ends all.
    setTimeout(() => process.exit(1), 25_000).unref();
    void server.close().then(() => process.exit(0));
  });
}
// Whoever reads where it is may end it: not before it hears that.
for (const line of server.welcome) console.log(line);
