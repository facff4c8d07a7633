import type { PayloadOf } from '@berthcare/shared/commands/commands';

/** What a photo's draft says. */
export type Photo = Omit<PayloadOf<'photo.attach'>, 'visitId'>;

export const photoKey = (visitId: string, id = '') => `${visitId}/photo.${id}`;
