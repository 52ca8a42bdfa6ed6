import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import { fraction } from '@pantausop/domain';
import type { Language } from '../i18n/language';
import { Messages } from '../i18n/messages';
import { Format, NOTHING } from './format';

describe('figures and dates as people read them', () => {
  const language = signal<Language>('id');
  let format: Format;
  beforeEach(() => {
    language.set('id');
    TestBed.configureTestingModule({ providers: [{ provide: Messages, useValue: { language } }] });
    format = TestBed.inject(Format);
  });

  it('writes shares with one decimal and never a whole that is not one', () => {
    expect(format.percent(fraction(2, 3))).toBe('66,7%');
    expect(format.percent(fraction(1999, 2000))).toBe('99,9%');
    expect(format.percent(fraction(1, 3000))).toBe('0,1%');
    expect(format.ratio(fraction(3, 3))).toBe('100,0');
  });
  it('writes changes with a sign that is a minus', () => {
    expect(format.change(fraction(1, 2), fraction(2, 5))).toBe('\u221210,0');
    expect(format.change(fraction(1, 2), fraction(1, 2))).toBe('0,0');
    expect(format.change(null, fraction(1, 2))).toBe(NOTHING);
  });
  it('writes counts and dates in the language on screen', () => {
    expect(format.count(1623)).toBe('1.623');
    expect(format.date('2019-08-19')).toBe('19 Agustus 2019');
    expect(format.instant('2026-10-31T01:00:00.000000Z')).toBe('31 Oktober 2026, 08.00 WIB');
    language.set('en');
    expect(format.count(1623)).toBe('1,623');
    expect(format.date('2019-08-19')).toBe('19 August 2019');
    expect(format.percent(fraction(2, 3))).toBe('66.7%');
  });
  it('says nothing about nothing', () => {
    expect(format.ratio(null)).toBe(NOTHING);
    expect(format.date(null)).toBe(NOTHING);
  });
});
