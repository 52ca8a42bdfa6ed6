import { inject } from '@angular/core';
import { Router, type Routes } from '@angular/router';
import { SessionStore } from '../data/session-store';
import { SETTINGS_TABS } from './settings-tabs';

/** Below /pengaturan: one lazy page per tab. Without a part the first one that this person may open. */
export const settingsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    redirectTo: () => {
      const session = inject(SessionStore);
      const first = SETTINGS_TABS.find(({ needs }) => session.may(needs));
      return inject(Router).createUrlTree(first ? ['/pengaturan', first.path] : ['/']);
    },
  },
  {
    path: 'pengguna',
    title: 'settings.users',
    loadComponent: () => import('./users/users-page').then((m) => m.UsersPage),
  },
  {
    path: 'kebijakan',
    title: 'settings.rulesets',
    loadComponent: () => import('./policy/rulesets-page').then((m) => m.RulesetsPage),
  },
  {
    path: 'target',
    title: 'settings.targets',
    loadComponent: () => import('./policy/targets-page').then((m) => m.TargetsPage),
  },
  {
    path: 'area',
    title: 'settings.areas',
    loadComponent: () => import('./policy/areas-page').then((m) => m.AreasPage),
  },
  {
    path: 'libur',
    title: 'settings.holidays',
    loadComponent: () => import('./policy/holidays-page').then((m) => m.HolidaysPage),
  },
  {
    path: 'unit',
    title: 'settings.units',
    loadComponent: () => import('./units/units-page').then((m) => m.UnitsPage),
  },
  {
    path: 'unit/ubah',
    title: 'settings.units',
    loadComponent: () => import('./reorganise/reorganise-page').then((m) => m.ReorganisePage),
  },
  {
    path: 'kop',
    title: 'settings.letterhead',
    loadComponent: () => import('./letterhead-page').then((m) => m.LetterheadPage),
  },
  {
    path: 'audit',
    title: 'settings.audit',
    loadComponent: () => import('./audit/audit-page').then((m) => m.AuditPage),
  },
  {
    path: 'keadaan',
    title: 'settings.status',
    loadComponent: () => import('./status/status-page').then((m) => m.StatusPage),
  },
];
