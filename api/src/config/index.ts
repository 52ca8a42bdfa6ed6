export { Clock, SettableClock, startOfDay, SystemClock } from './clock';
export { ConfigModule, DATABASE, SETTINGS, type Foundation } from './config.module';
export { readSettings, WrongSettingError, type Settings } from './settings';
