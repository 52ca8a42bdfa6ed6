import { Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import {
  GrantSchema,
  InitialPasswordSchema,
  NewUserSchema,
  RoleRightsSchema,
  UserChangeSchema,
  UserSchema,
  UsersQuerySchema,
  UsersSchema,
  UserWithPasswordSchema,
  type InitialPassword,
  type NewGrant,
  type NewUser,
  type RoleRights,
  type User,
  type UserChange,
  type Users,
  type UsersQuery,
  type UserWithPassword,
} from '@pantausop/contracts';
import { Asked, Endpoint, type Ask } from '../http';
import { UserAdministration } from './user-administration';
import { UserView } from './user-view';

/** Accounts, for whoever keeps them. */
@Controller('api/v1')
export class UsersController {
  constructor(
    private readonly view: UserView,
    private readonly administration: UserAdministration,
  ) {}

  @Get('roles')
  @Endpoint({ summary: 'What each role may do', access: 'users.manage', answer: RoleRightsSchema })
  roles(): RoleRights {
    return this.view.roles();
  }

  @Get('users')
  @Endpoint({ summary: 'The accounts', access: 'users.manage', query: UsersQuerySchema, answer: UsersSchema })
  list(@Asked() { query }: Ask<UsersQuery>): Promise<Users> {
    return this.view.list(query);
  }

  @Post('users')
  @Endpoint({
    summary: 'Add an account; an initial password is made where none is given, and shown here only',
    access: 'users.manage',
    body: NewUserSchema,
    answer: UserWithPasswordSchema,
  })
  add(@Asked() { body }: Ask<undefined, NewUser>): Promise<UserWithPassword> {
    return this.administration.add(body);
  }

  @Get('users/:id')
  @Endpoint({ summary: 'One account: all that is kept of the person', access: 'users.manage', answer: UserSchema })
  one(@Param('id') id: string): Promise<User> {
    return this.view.one(id);
  }

  @Patch('users/:id')
  @Endpoint({
    summary: 'Change name or mail address',
    access: 'users.manage',
    body: UserChangeSchema,
    answer: UserSchema,
  })
  update(@Asked() { body }: Ask<undefined, UserChange>, @Param('id') id: string): Promise<User> {
    return this.administration.update(id, body);
  }

  @Post('users/:id/grants')
  @Endpoint({
    summary: 'Give a role at a unit and below',
    access: 'users.manage',
    body: GrantSchema,
    answer: UserSchema,
  })
  grant(@Asked() { body }: Ask<undefined, NewGrant>, @Param('id') id: string): Promise<User> {
    return this.administration.grant(id, body);
  }

  @Delete('users/:id/grants')
  @Endpoint({
    summary: 'Take a role at a unit (its id) back; never from the last administrator',
    access: 'users.manage',
    query: GrantSchema,
    answer: UserSchema,
  })
  ungrant(@Asked() { query }: Ask<NewGrant>, @Param('id') id: string): Promise<User> {
    return this.administration.ungrant(id, query);
  }

  @Post('users/:id/deactivate')
  @Endpoint({
    summary: 'Close an account: its sessions and tokens end at once',
    access: 'users.manage',
    answer: UserSchema,
    status: 200,
  })
  deactivate(@Asked() { caller }: Ask, @Param('id') id: string): Promise<User> {
    return this.administration.deactivate(id, caller);
  }

  @Post('users/:id/reactivate')
  @Endpoint({ summary: 'Open it again', access: 'users.manage', answer: UserSchema, status: 200 })
  reactivate(@Param('id') id: string): Promise<User> {
    return this.administration.reactivate(id);
  }

  @Post('users/:id/password')
  @Endpoint({
    summary: 'Set an initial password, made where none is given; ends the sessions',
    access: 'users.manage',
    body: InitialPasswordSchema,
    answer: UserWithPasswordSchema,
    status: 200,
  })
  password(@Asked() { body }: Ask<undefined, InitialPassword>, @Param('id') id: string): Promise<UserWithPassword> {
    return this.administration.resetPassword(id, body.password);
  }

  @Post('users/:id/erase')
  @Endpoint({
    summary: 'Close an account for good: name and mail address go, the user name stays in the history',
    access: 'users.manage',
    answer: UserSchema,
    status: 200,
  })
  erase(@Asked() { caller }: Ask, @Param('id') id: string): Promise<User> {
    return this.administration.erase(id, caller);
  }
}
