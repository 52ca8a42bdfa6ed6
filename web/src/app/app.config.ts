import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import {
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
  type ApplicationConfig,
} from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withPreloading } from '@angular/router';
import { provideTransloco, TRANSLOCO_TRANSPILER } from '@jsverse/transloco';
import { routes } from './app.routes';
import { askInLanguage } from './data/ask-in-language';
import { handOver } from './data/hand-over';
import { leaveOnSignOut } from './data/leave-on-sign-out';
import { CatalogueLoader } from './i18n/catalogue-loader';
import { FillingTranspiler } from './i18n/filling-transpiler';
import { Messages } from './i18n/messages';
import { noteConnection } from './offline/connection';
import { IdlePreloading } from './shell/idle-preloading';
import { PageTitle } from './shell/page-title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    // fetch does not tell how much of an upload has been sent
    provideHttpClient(withXhr(), withInterceptors([askInLanguage, noteConnection, leaveOnSignOut, handOver])),
    provideRouter(routes, withComponentInputBinding(), withPreloading(IdlePreloading)),
    provideTransloco({
      config: { availableLangs: ['id', 'en'], defaultLang: 'id', reRenderOnLangChange: true, prodMode: !isDevMode() },
      loader: CatalogueLoader,
    }),
    { provide: TRANSLOCO_TRANSPILER, useExisting: FillingTranspiler },
    provideAppInitializer(() => inject(Messages).start()),
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};
