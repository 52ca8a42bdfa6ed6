import { parseArgs } from 'node:util';
import { LedgerRebuild } from '../../ledger/ledger-rebuild.service';
import { historyPages } from '../../register/history-pages';
import { SopsRepository } from '../../register/sops.repository';
import type { Command } from '../command';

export const rebuild: Command = {
  name: 'rebuild',
  usage:
    '[--ledger]  derives balances and spans again, with --ledger the ledger too; prints the digest before and after',
  async run(context, argv) {
    const { ledger } = parseArgs({ args: argv, options: { ledger: { type: 'boolean', default: false } } }).values;
    const app = await context.app();
    const histories = historyPages(app.get(SopsRepository));
    const service = app.get(LedgerRebuild);
    const { before, after } = await (ledger ? service.all(histories) : service.balancesAndSpans(histories));
    const same = before === after;
    const lines = [
      `before ${before}`,
      `after  ${after}`,
      same ? 'the same' : 'another: the tables were not what they should be',
    ];
    context.print(lines.join('\n'), { before, after, same, ledger });
  },
};
