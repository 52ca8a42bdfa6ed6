import { TestBed } from '@angular/core/testing';
import { Connection } from './connection';

describe('the connection', () => {
  const connection = () => TestBed.inject(Connection);

  it('is there as long as the server answers', () => {
    connection().answered('/a', null);
    expect([connection().offline(), connection().figuresOf()]).toEqual([false, null]);
  });

  it('tells of the oldest answer that stands in, until the server answered each of them', () => {
    connection().answered('/a', '2026-11-27T01:00:00Z');
    connection().answered('/b', '2026-11-26T01:00:00Z');
    expect([connection().offline(), connection().figuresOf()]).toEqual([true, '2026-11-26T01:00:00Z']);
    connection().answered('/b', null);
    expect(connection().figuresOf()).toBe('2026-11-27T01:00:00Z');
    connection().answered('/a', null);
    expect([connection().offline(), connection().figuresOf()]).toEqual([false, null]);
  });

  it('tells of the last answer when nothing was kept of what failed', () => {
    connection().missed('/a');
    expect([connection().offline(), connection().figuresOf()]).toEqual([true, null]);
    connection().answered('/b', null);
    expect(connection().offline()).toBe(true);
    expect(connection().figuresOf()).not.toBeNull();
  });
});
