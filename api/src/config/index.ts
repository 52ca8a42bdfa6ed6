export { Clock, SettableClock, SystemClock } from './clock';
export { ConfigModule, DATABASE, SETTINGS, type Foundation } from './config.module';
export { readSettings, WrongSettingError, type Settings } from './settings';
