import type { Standing } from '@berthcare/shared/domain/standing';
import type { Glyph } from '../../ui/glyphs';

/** The mark of each standing; planned has none, it is the outline itself. */
export const standingGlyph: Record<Standing, Glyph | null> = {
  planned: null,
  in_progress: 'live',
  done: 'tick',
  late: 'clock',
  missed: 'cross',
  unknown: 'question',
  cancelled: 'crossRing',
};
