import { instant } from '@berthcare/shared/domain/instant';

/** When a position was found, in epoch milliseconds: some platforms tell it by another calendar, then it is now. */
export const fixTime = (timestamp: number): number =>
  instant.safeParse(Math.round(timestamp)).data ?? Date.now();
