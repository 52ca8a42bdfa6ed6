import { Logger } from '@nestjs/common';
import { under } from './circumstances';
import { ProgramLog, type LogSettings } from './program-log';

function written(settings: LogSettings, work: (log: ProgramLog) => void): { out: string[]; err: string[] } {
  const said = { out: [] as string[], err: [] as string[] };
  work(
    new ProgramLog(
      settings,
      (line) => said.out.push(line),
      (line) => said.err.push(line),
    ),
  );
  return said;
}

describe('the log', () => {
  it('is one JSON object a line, with the request under which it was written', () => {
    const { out, err } = written({ level: 'info', format: 'json' }, (log) => {
      log.log('Mapped {/api/v1/sops, GET} route', 'RouterExplorer');
      log.log({ requestId: 'r-1', method: 'GET', route: '/api/v1/sops/:id', status: 200, ms: 1.5 }, 'http');
      const given = { requestId: 'r-2', address: '203.0.113.7', userAgent: 'x', caller: null };
      under(given, () => log.error('it broke', 'Error: it broke\n    at here', 'http'));
    });
    expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        ...{ time: expect.stringMatching(/^\d{4}-.*Z$/), level: 'info', about: 'http', requestId: 'r-1' },
        ...{ method: 'GET', route: '/api/v1/sops/:id', status: 200, ms: 1.5 },
      },
    ]);
    expect(err).toHaveLength(1);
    expect(JSON.parse(err[0]!)).toMatchObject({
      level: 'error',
      requestId: 'r-2',
      message: 'it broke',
      stack: expect.any(String),
    });
    expect(err[0]).not.toContain('203.0.113.7');
  });

  it('is for reading at a terminal, and says no more than it is asked to', () => {
    const { out, err } = written({ level: 'warn', format: 'text' }, (log) => {
      log.log('nobody asked', 'http');
      log.warn('mind the step', 'mail');
      log.fatal('the end');
    });
    expect(out).toEqual([]);
    expect(err).toEqual([
      expect.stringMatching(/^\d\d:\d\d:\d\d WARN  mail mind the step\n$/),
      expect.stringMatching(/ERROR .*the end\n$/),
    ]);
  });

  it('takes what Nest gives it', () => {
    const { err } = written({ level: 'info', format: 'json' }, (log) => {
      Logger.overrideLogger(log);
      new Logger('sso').error('no answer', 'stack of it');
      Logger.overrideLogger(false);
    });
    expect(JSON.parse(err[0]!)).toMatchObject({ about: 'sso', message: 'no answer', stack: 'stack of it' });
  });
});
