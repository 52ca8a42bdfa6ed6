export { AccessModule } from './access.module';
export { DEMO_PASSWORD, DemoAccounts } from './demo-accounts';
export { callerOf, PERMISSIONS_OF } from './permissions';
export { highestUnit, SessionView } from './session-view';
export { SsoService } from './sso.service';
export { TokensService } from './tokens.service';
export { UserDirectory, type ListedUser } from './user-directory.repository';
export { newInitialPassword } from './initial-password';
export { UsersService, type Account, type NewAccount } from './users.service';
