export { AccessModule } from './access.module';
export { SESSION_COOKIE } from './authentication';
export { DEMO_PASSWORD, DemoAccounts } from './demo-accounts';
export { callerOf, PERMISSIONS_OF } from './permissions';
export { highestUnit, SessionView } from './session-view';
export { TokensService } from './tokens.service';
export { UsersService, type Account, type NewAccount } from './users.service';
