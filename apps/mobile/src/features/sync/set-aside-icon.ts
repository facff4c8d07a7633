import type { IconName } from '../../ui/drawing/icon-paths';
import type { SetAsideKind } from './set-aside-kind';

/** Two values, or where it is: on this phone alone, or at the office. */
export function setAsideIcon(kind: SetAsideKind): IconName {
  if (kind === 'conflict') return 'split';
  return kind === 'unsent' ? 'device' : 'office';
}
