import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit';
import { MailModule } from '../mail';
import { OrganisationModule } from '../organisation/organisation.module';
import { AccessGuard } from './access.guard';
import { AccountController } from './account.controller';
import { AccountService } from './account.service';
import { AskedFirst } from './asked-first';
import { Authentication } from './authentication';
import { DemoAccounts } from './demo-accounts';
import { IdentityRepository } from './identity.repository';
import { PasswordResetController } from './password-reset.controller';
import { PasswordResetRepository } from './password-reset.repository';
import { PasswordResetService } from './password-reset.service';
import { RecentCallers } from './recent-callers';
import { SessionCookie } from './session-cookie';
import { SessionView } from './session-view';
import { SessionController } from './session.controller';
import { SessionRepository } from './session.repository';
import { SignInThrottle } from './sign-in-throttle.repository';
import { Sessions } from './sessions';
import { SignInService } from './sign-in.service';
import { SsoProvider } from './sso-provider';
import { SsoController } from './sso.controller';
import { SsoService } from './sso.service';
import { TokenRepository } from './token.repository';
import { TokensService } from './tokens.service';
import { UserAdministration } from './user-administration';
import { UserDirectory } from './user-directory.repository';
import { UserView } from './user-view';
import { UserRepository } from './user.repository';
import { UsersController } from './users.controller';
import { UsersService } from './users.service';

/** Sign-in, roles, tokens; the guard before every endpoint. */
@Module({
  imports: [AuditModule, MailModule, OrganisationModule],
  controllers: [SessionController, AccountController, PasswordResetController, SsoController, UsersController],
  providers: [
    AccountService,
    AskedFirst,
    Authentication,
    DemoAccounts,
    IdentityRepository,
    PasswordResetRepository,
    PasswordResetService,
    RecentCallers,
    SessionCookie,
    SessionRepository,
    Sessions,
    SessionView,
    SignInService,
    SignInThrottle,
    SsoProvider,
    SsoService,
    TokenRepository,
    TokensService,
    UserAdministration,
    UserDirectory,
    UserRepository,
    UserView,
    UsersService,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [UsersService, UserDirectory, TokensService, DemoAccounts, SsoService],
})
export class AccessModule {}
