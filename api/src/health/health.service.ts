import { Injectable } from '@nestjs/common';
import type { Engine } from '@pantausop/database';
import { UnavailableError } from '../http';
import { HealthRepository } from './health.repository';

@Injectable()
export class HealthService {
  constructor(private readonly repository: HealthRepository) {}

  /** @throws UnavailableError saying what is missing. */
  async ready(): Promise<{ status: 'ready'; database: Engine }> {
    const { engine, pending, unknown } = await this.repository.readiness().catch((error: unknown) => {
      // The driver's own words may hold the address; the log has them.
      throw new UnavailableError('the database does not answer', { cause: error });
    });
    if (pending.length > 0) throw new UnavailableError(`migrations are pending: ${pending.join(', ')}`);
    if (unknown.length > 0)
      throw new UnavailableError(`the database is newer than this program: ${unknown.join(', ')}`);
    return { status: 'ready', database: engine };
  }
}
