export { AuditReader } from './audit-reader';
export { AuditModule } from './audit.module';
export { AuditTrail, type Act, type AuditActor } from './audit-trail';
