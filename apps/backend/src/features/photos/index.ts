import type { Route } from '../../http/route';
import type { PhotoDependencies } from './dependencies';
import { sendPictureRoute } from './send-picture';
import { showPictureRoute } from './show-picture';

export { findArrived } from './find-arrived';
export type { PictureKeeping } from './keeping';
export { objectOf } from './picture';
export { removeOrphans } from './remove-orphans';

/** Pictures of the record: where to send them, where to see them. The server itself carries none. */
export const photoRoutes = (dependencies: PhotoDependencies): Route[] => [
  sendPictureRoute(dependencies),
  showPictureRoute(dependencies),
];
