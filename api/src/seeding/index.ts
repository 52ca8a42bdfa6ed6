import type { INestApplicationContext } from '@nestjs/common';
import { RefusedError } from '@pantausop/domain';

/** Records the units of the reference data in an empty database. */
export function seedReference(_app: INestApplicationContext): Promise<void> {
  return Promise.reject(new RefusedError('not_ready', 'conflict', 'seeding is not built yet'));
}

/** Records reference data, sample history and sample accounts in an empty database. */
export function seedDemo(_app: INestApplicationContext): Promise<void> {
  return Promise.reject(new RefusedError('not_ready', 'conflict', 'seeding is not built yet'));
}
