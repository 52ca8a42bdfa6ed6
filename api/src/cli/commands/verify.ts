import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { LedgerAudit, type AuditResult } from '../../ledger/ledger-audit.service';
import { sentenceOf } from '../../ledger/ledger-difference';
import { historyPages } from '../../register/history-pages';
import { SopsRepository } from '../../register/sops.repository';
import type { Command } from '../command';

export const verify: Command = {
  name: 'verify',
  usage: '  proves that the ledger says what the events say; ends non-zero at the first difference and names it',
  async run(context, argv) {
    parseArgs({ args: argv });
    const app = await context.app();
    const started = performance.now();
    const { difference, sentence, ...counts } = await auditOf(app);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const { sops, events, movements, stamps } = counts;
    const text = `the ledger says what the events say: ${sops} SOPs, ${events} events, ${movements} movements, ${stamps} stamps, ${seconds} s`;
    if (sentence === null) {
      context.print(text, { ok: true, ...counts, seconds });
      return 0;
    }
    context.terminal.err(`${sentence}\n`);
    if (context.json) context.print('', { ok: false, ...counts, seconds, difference });
    return 1;
  },
};

/** What verifying says of the database of a program; the sentence names the difference. */
export async function auditOf(app: INestApplicationContext): Promise<AuditResult & { sentence: string | null }> {
  const result = await app.get(LedgerAudit).verify(historyPages(app.get(SopsRepository)));
  return { ...result, sentence: result.difference && sentenceOf(result.difference) };
}
