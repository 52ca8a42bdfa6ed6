export { faultOf, MailFault, type Attachment, type Composed, type FaultKind, type Letter, type Posted } from './letter';
export { MailModule } from './mail.module';
export { Mailer } from './mailer';
