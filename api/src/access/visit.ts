import { circumstances, type AppRequest } from '../http';
import { deviceOf, type Device } from './device';

/** From where somebody comes to sign in. */
export interface Visit {
  readonly address: string;
  readonly device: Device;
  /** of the session cookie that the browser still had */
  readonly formerSecret: string | null;
}

export function visitOf(request: AppRequest, formerSecret: string | null): Visit {
  const address = circumstances()?.address ?? '';
  return { address, device: deviceOf(request.headers['user-agent']), formerSecret };
}
