import { protocolVersion } from '@berthcare/shared/sync/wire';
import { ApiError } from '../../api-error';

/** The request, where it speaks this server's protocol; anything else is malformed. */
export function spoken<Request extends { protocol: number }>(request: Request): Request {
  if (request.protocol !== protocolVersion) throw new ApiError('request.malformed');
  return request;
}
