export { MailModule } from './mail.module';
export { Mailer, type Attachment, type Letter, type Posted } from './mailer';
