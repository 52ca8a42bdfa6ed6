export { Clock, SettableClock, dayBegins, dayEnds, startOfDay, SystemClock } from './clock';
export { ConfigModule, DATABASE, REPLICA, SETTINGS, type Foundation } from './config.module';
export { Heartbeat } from './heartbeat';
export type { RoleRule } from './role-map';
export { databaseFile, readSettings, WrongSettingError, type OidcSettings, type Settings } from './settings';
