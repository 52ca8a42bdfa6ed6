import { isDevMode } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app';
import { appConfig } from './app.config';
import { forgetAhead } from './data/asked-ahead';
import { whenQuiet } from './data/when-quiet';
import { takeDown } from './first-picture/picture';
import { keepForOffline } from './offline/keep-for-offline';

/** Starts the application; resolves once its first page stands and the offline worker is there. */
export async function start(): Promise<void> {
  await bootstrapApplication(App, appConfig);
  await whenQuiet();
  forgetAhead();
  takeDown();
  if (!isDevMode()) await keepForOffline();
}
