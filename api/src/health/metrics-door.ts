import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config';
import { NotAllowedError, type AppRequest } from '../http';

const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip'];

/** Metrics tell how much a city works: they are for whoever says METRICS_TOKEN or, without one, for this machine itself. */
@Injectable()
export class MetricsDoor {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** @throws NotAllowedError for everybody else. */
  check({ headers, socket }: AppRequest): void {
    const { metricsToken } = this.settings;
    if (metricsToken === null) {
      // a proxy on this machine brings requests of others
      const brought = FORWARDED.some((name) => headers[name] !== undefined);
      if (/^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '') && !brought) return;
      throw new NotAllowedError(
        {
          id: 'metrik hanya untuk mesin ini sendiri: atur METRICS_TOKEN agar dapat dibaca dari tempat lain',
          en: 'metrics are for this machine itself: set METRICS_TOKEN for others',
        },
        'metrics_closed',
      );
    }
    const given = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    if (timingSafeEqual(digest(given), digest(metricsToken))) return;
    throw new NotAllowedError(
      {
        id: 'metrik memerlukan METRICS_TOKEN sebagai token bearer',
        en: 'metrics need METRICS_TOKEN as a bearer token',
      },
      'metrics_closed',
    );
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
