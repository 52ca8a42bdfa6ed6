import { Module } from '@nestjs/common';
import { Mailer } from './mailer';

/** Mail for whatever has something to say to people. */
@Module({ providers: [Mailer], exports: [Mailer] })
export class MailModule {}
