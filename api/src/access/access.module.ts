import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { OrganisationModule } from '../organisation/organisation.module';
import { AccessGuard } from './access.guard';
import { Authentication } from './authentication';
import { CredentialRepository } from './credential.repository';
import { DemoAccounts } from './demo-accounts';
import { SessionView } from './session-view';
import { SessionController } from './session.controller';
import { SignInThrottle } from './sign-in-throttle.repository';
import { SignInService } from './sign-in.service';
import { UserRepository } from './user.repository';
import { UsersService } from './users.service';

/** Sign-in, roles, tokens; the guard before every endpoint. */
@Module({
  imports: [OrganisationModule],
  controllers: [SessionController],
  providers: [
    Authentication,
    CredentialRepository,
    DemoAccounts,
    SessionView,
    SignInService,
    SignInThrottle,
    UserRepository,
    UsersService,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [UsersService, DemoAccounts],
})
export class AccessModule {}
