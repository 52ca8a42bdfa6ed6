import { isDevMode } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { whenQuiet } from './app/data/when-quiet';
import { keepForOffline } from './app/offline/keep-for-offline';

bootstrapApplication(App, appConfig)
  .then(whenQuiet)
  .then(() => (isDevMode() ? undefined : keepForOffline()))
  .catch((error: unknown) => console.error(error));
