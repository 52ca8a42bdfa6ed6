import type { Routes } from '@angular/router';
import { changesPassword, signedIn } from './data/signed-in';
import { figuresAhead } from './figures/figures-ahead';
import type { FilterPart } from './filter/filter-bar';
import type { MessageKey } from './i18n/message-key';
import { withTexts } from './i18n/with-texts';
import { OverviewPage } from './overview/overview-page';
import { Shell } from './shell/shell';

const filters = (...parts: FilterPart[]): { filters: readonly FilterPart[] } => ({ filters: parts });
const titled = (key: MessageKey): MessageKey => key;

/** One lazy page per path; the shell and the overview come with the first script, because most visits begin there. `title` is a message key (see PageTitle); `data.filters` says what the filter bar holds. */
export const routes: Routes = withTexts([
  {
    path: 'masuk',
    title: titled('signIn.title'),
    loadComponent: () => import('./sign-in/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: 'mulai',
    title: titled('setup.title'),
    loadComponent: () => import('./setup/setup-page').then((m) => m.SetupPage),
  },
  {
    path: 'lupa-sandi',
    title: titled('password.forgotTitle'),
    loadComponent: () => import('./password/forgot-page').then((m) => m.ForgotPage),
  },
  {
    path: 'atur-sandi/:token',
    title: titled('password.resetTitle'),
    loadComponent: () => import('./password/reset-page').then((m) => m.ResetPage),
  },
  {
    path: 'ganti-sandi',
    title: titled('password.changeTitle'),
    canActivate: [changesPassword],
    loadComponent: () => import('./password/change-page').then((m) => m.ChangePage),
  },
  {
    path: 'verifikasi',
    title: titled('verify.title'),
    loadComponent: () => import('./verify/verify-page').then((m) => m.VerifyPage),
  },
  {
    path: 'verifikasi/:digest',
    title: titled('verify.title'),
    loadComponent: () => import('./verify/verify-page').then((m) => m.VerifyPage),
  },
  {
    path: '',
    component: Shell,
    canActivate: [signedIn],
    children: withTexts([
      {
        path: '',
        pathMatch: 'full',
        title: titled('overview.title'),
        data: filters('asOf', 'comparison'),
        canActivate: [figuresAhead],
        component: OverviewPage,
      },
      {
        path: 'opd',
        title: titled('opd.title'),
        data: filters('asOf', 'comparison'),
        loadComponent: () => import('./opd/opd-page').then((m) => m.OpdPage),
      },
      {
        path: 'opd/:id',
        title: titled('opdReport.title'),
        data: filters('asOf', 'comparison', 'area'),
        loadComponent: () => import('./opd-report/opd-report-page').then((m) => m.OpdReportPage),
      },
      {
        path: 'area',
        title: titled('area.title'),
        data: filters('asOf', 'comparison'),
        loadComponent: () => import('./area/areas-page').then((m) => m.AreasPage),
      },
      {
        path: 'area/:code',
        title: titled('area.title'),
        data: filters('asOf', 'comparison'),
        loadComponent: () => import('./area/area-page').then((m) => m.AreaPage),
      },
      {
        path: 'sop',
        title: titled('register.title'),
        data: filters('asOf', 'unit', 'area'),
        loadComponent: () => import('./register/register-page').then((m) => m.RegisterPage),
      },
      {
        path: 'sop/baru',
        title: titled('need.title'),
        loadComponent: () => import('./sop-need/need-page').then((m) => m.NeedPage),
      },
      {
        path: 'sop/:id',
        title: titled('sop.title'),
        data: filters('asOf'),
        loadComponent: () => import('./sop/sop-page').then((m) => m.SopPage),
      },
      {
        path: 'perubahan',
        title: titled('changes.title'),
        data: filters('asOf', 'comparison', 'unit', 'area'),
        loadComponent: () => import('./changes/changes-page').then((m) => m.ChangesPage),
      },
      {
        path: 'proyeksi',
        title: titled('outlook.title'),
        data: filters('asOf', 'unit', 'area'),
        loadComponent: () => import('./outlook/outlook-page').then((m) => m.OutlookPage),
      },
      {
        path: 'pelatihan',
        title: titled('training.title'),
        data: filters('asOf'),
        loadComponent: () => import('./training/training-page').then((m) => m.TrainingPage),
      },
      {
        path: 'tugas',
        title: titled('work.title'),
        data: filters('unit', 'area'),
        loadComponent: () => import('./work/work-page').then((m) => m.WorkPage),
      },
      {
        path: 'impor',
        title: titled('import.title'),
        loadComponent: () => import('./import/import-page').then((m) => m.ImportPage),
      },
      {
        path: 'impor/:id',
        title: titled('import.title'),
        loadComponent: () => import('./import/preview-page').then((m) => m.PreviewPage),
      },
      {
        path: 'laporan',
        title: titled('reports.title'),
        loadComponent: () => import('./reports/reports-page').then((m) => m.ReportsPage),
      },
      {
        path: 'laporan/jadwal/baru',
        title: titled('schedule.formNew'),
        loadComponent: () => import('./reports/schedule-form-page').then((m) => m.ScheduleFormPage),
      },
      {
        path: 'laporan/jadwal/:id',
        title: titled('reports.look'),
        loadComponent: () => import('./reports/preview-page').then((m) => m.PreviewPage),
      },
      {
        path: 'laporan/jadwal/:id/ubah',
        title: titled('reports.edit'),
        loadComponent: () => import('./reports/schedule-form-page').then((m) => m.ScheduleFormPage),
      },
      {
        path: 'laporan/kiriman/:id',
        title: titled('reports.runTitle'),
        loadComponent: () => import('./reports/run-page').then((m) => m.RunPage),
      },
      {
        path: 'panduan',
        title: titled('guide.title'),
        loadComponent: () => import('./guide/guide-page').then((m) => m.GuidePage),
      },
      {
        path: 'akun',
        title: titled('account.title'),
        loadComponent: () => import('./account/account-page').then((m) => m.AccountPage),
      },
      {
        path: 'pengaturan',
        title: titled('settings.title'),
        loadComponent: () => import('./settings/settings-page').then((m) => m.SettingsPage),
        loadChildren: () => import('./settings/settings.routes').then((m) => m.settingsRoutes),
      },
      {
        path: '**',
        title: titled('shell.notFound'),
        loadComponent: () => import('./shell/not-found-page').then((m) => m.NotFoundPage),
      },
    ]),
  },
]);
