import type { IconName } from '../../ui/drawing/icon-paths';
import type { SetAsideKind } from './set-aside-kind';

/** Where it is: on this phone alone, or at the office. */
export const setAsideIcon = (kind: SetAsideKind): IconName => (kind === 'unsent' ? 'device' : 'office');
