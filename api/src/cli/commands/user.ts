import { parseArgs } from 'node:util';
import { ROLES, RoleSchema } from '@pantausop/contracts';
import { UsersService } from '../../access';
import { UsageError, type Command, type Terminal } from '../command';

export const userAdd: Command = {
  name: 'user add',
  usage:
    '--username U --name N --role R [--unit CODE] [--email E] [--must-change]  adds an account; the password comes on standard input; with --must-change its owner changes it first',
  async run(context, argv) {
    const { username, name, role, unit, email, ...options } = parseArgs({
      args: argv,
      options: {
        username: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        unit: { type: 'string' },
        email: { type: 'string' },
        'must-change': { type: 'boolean' },
      },
    }).values;
    if (username === undefined || name === undefined)
      throw new UsageError('user add needs --username, --name and --role');
    const parsed = RoleSchema.safeParse(role);
    if (!parsed.success) throw new UsageError(`--role must be one of ${ROLES.join(', ')}`);
    const password = await passwordFrom(context.terminal);
    const users = (await context.app()).get(UsersService);
    const added = await users.add({
      username,
      name,
      password,
      role: parsed.data,
      unit: unit ?? null,
      email: email ?? null,
      mustChangePassword: options['must-change'] ?? false,
    });
    context.print(`added ${added.username}`, { ...added, role: parsed.data });
  },
};

export const userPasswd: Command = {
  name: 'user passwd',
  usage:
    'U [--must-change]  sets the password that comes on standard input and ends the sessions; with --must-change its owner changes it first',
  async run(context, argv) {
    const { positionals, values } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { 'must-change': { type: 'boolean' } },
    });
    const [username, ...others] = positionals;
    if (username === undefined || others.length > 0) throw new UsageError('user passwd needs one user name');
    const password = await passwordFrom(context.terminal);
    await (await context.app()).get(UsersService).setPassword(username, password, values['must-change'] ?? false);
    context.print(`password of ${username} changed`, { username });
  },
};

export const userList: Command = {
  name: 'user list',
  usage: '  lists the accounts',
  async run(context, argv) {
    parseArgs({ args: argv });
    const accounts = await (await context.app()).get(UsersService).list();
    const items = accounts.map(({ username, name, roles, sample, disabled }) => ({
      username,
      name,
      roles,
      sample,
      disabled,
    }));
    const lines = items.map(({ username, name, roles }) =>
      [username, name, roles.map(({ role, unit }) => `${role}@${unit}`).join(' ')].join('\t'),
    );
    context.print(lines.join('\n'), { items });
  },
};

/** The first line of standard input. */
async function passwordFrom(terminal: Terminal): Promise<string> {
  const [password = ''] = (await terminal.input()).split(/\r?\n/);
  if (password === '') throw new UsageError('the password is missing: give it on standard input');
  return password;
}
