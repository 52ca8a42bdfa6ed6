import { parseArgs } from 'node:util';
import { isCalendarDate, type Stamp } from '@pantausop/domain';
import { TokensService } from '../../access';
import { dayEnds } from '../../config';
import { UsageError, type Command } from '../command';

export const tokenCreate: Command = {
  name: 'token create',
  usage: '--user U --label L [--expires DATE]  prints a new API token, once; it holds through DATE',
  async run(context, argv) {
    const { user, label, expires } = parseArgs({
      args: argv,
      options: { user: { type: 'string' }, label: { type: 'string' }, expires: { type: 'string' } },
    }).values;
    if (user === undefined || label === undefined) throw new UsageError('token create needs --user and --label');
    const expiresAt = expires === undefined ? null : endOf(expires, context.settings.timeZone);
    const { id, secret } = await (await context.app()).get(TokensService).create(user, label, expiresAt);
    context.print(secret, { id, token: secret });
  },
};

export const tokenRevoke: Command = {
  name: 'token revoke',
  usage: 'ID  makes an API token useless',
  async run(context, argv) {
    const [id, ...others] = argv;
    if (id === undefined || others.length > 0) throw new UsageError('token revoke needs the ID of one token');
    await (await context.app()).get(TokensService).revoke(id);
    context.print(`revoked ${id}`, { id });
  },
};

/** The first moment after the day. */
function endOf(date: string, timeZone: string): Stamp {
  if (!isCalendarDate(date)) throw new UsageError('--expires must be a date written YYYY-MM-DD');
  return dayEnds(date, timeZone);
}
