import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { serveFloor, SERVE_FLOOR } from './http-floor';
import { linesOfTimes, type SectionTime } from './report';
import { keepResults } from './results';
import { makeSampleCity, SECTIONS, type SectionName } from './sections';

/** The first word of a process that measures one section. */
const ONE_SECTION = 'one-section';

const [first, ...words] = process.argv.slice(2);
if (first === SERVE_FLOOR) await serveFloor();
else if (first === ONE_SECTION) await SECTIONS[words[0] as SectionName](words[1] ?? '');
else await bench(process.argv.slice(2));

/**
 * Everything is measured beside a floor in the same run: the numbers of two machines do not compare, their ratios do.
 * `npm run bench -- large-import` measures one section only, or several; their names are those of `SECTIONS`. Each has a process
 * of its own: what it holds or breaks is not the next one's. Ends with 1 when one of them failed.
 */
async function bench(asked: readonly string[]): Promise<void> {
  const names = Object.keys(SECTIONS);
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`there is no section ${unknown.join(', ')}: ${names.join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'pantausop-bench-'));
  const times: SectionTime[] = [];
  const busy = (): string => loadavg()[0]?.toFixed(1) ?? '';
  const begun = performance.now();
  const machine = `${cpus().length} x ${cpus()[0]?.model}, ${(totalmem() / 1_073_741_824).toFixed(0)} GiB, Node ${process.version}`;
  const kept = keepResults(new Date());
  kept.say(`${machine}, load average ${busy()}\n`);
  try {
    await makeSampleCity(folder);
    for (const name of names.filter((one) => asked.length === 0 || asked.includes(one))) {
      const at = performance.now();
      const section = fork(import.meta.filename, [ONE_SECTION, name, folder], {
        execArgv: ['--enable-source-maps'],
        stdio: ['inherit', 'pipe', 'inherit', 'ipc'],
      });
      section.stdout?.on('data', (text: Buffer) => kept.say(text.toString()));
      const [status] = (await once(section, 'exit')) as [number | null];
      times.push({ name, seconds: (performance.now() - at) / 1000, failed: status !== 0 });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  kept.say(linesOfTimes(times, (performance.now() - begun) / 1000, `${machine}, load average now ${busy()}`));
  kept.close();
  console.log(`kept in ${kept.file}`);
  if (times.some(({ failed }) => failed)) process.exitCode = 1;
}
