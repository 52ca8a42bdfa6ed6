import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit';
import { OrganisationModule } from '../organisation/organisation.module';
import { AccessGuard } from './access.guard';
import { Authentication } from './authentication';
import { CredentialRepository } from './credential.repository';
import { DemoAccounts } from './demo-accounts';
import { RecentCallers } from './recent-callers';
import { SessionView } from './session-view';
import { SessionController } from './session.controller';
import { SignInThrottle } from './sign-in-throttle.repository';
import { Sessions } from './sessions';
import { SignInService } from './sign-in.service';
import { TokensService } from './tokens.service';
import { UserRepository } from './user.repository';
import { UsersService } from './users.service';

/** Sign-in, roles, tokens; the guard before every endpoint. */
@Module({
  imports: [AuditModule, OrganisationModule],
  controllers: [SessionController],
  providers: [
    Authentication,
    CredentialRepository,
    DemoAccounts,
    RecentCallers,
    Sessions,
    SessionView,
    SignInService,
    SignInThrottle,
    TokensService,
    UserRepository,
    UsersService,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [UsersService, TokensService, DemoAccounts],
})
export class AccessModule {}
