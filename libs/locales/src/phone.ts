import activationEn from '../en/activation.json';
import clientEn from '../en/client.json';
import commonEn from '../en/common.json';
import meEn from '../en/me.json';
import photosEn from '../en/photos.json';
import recordEn from '../en/record.json';
import syncEn from '../en/sync.json';
import todayEn from '../en/today.json';
import visitEn from '../en/visit.json';
import vitalsEn from '../en/vitals.json';
import activationFr from '../fr/activation.json';
import clientFr from '../fr/client.json';
import commonFr from '../fr/common.json';
import meFr from '../fr/me.json';
import photosFr from '../fr/photos.json';
import recordFr from '../fr/record.json';
import syncFr from '../fr/sync.json';
import todayFr from '../fr/today.json';
import visitFr from '../fr/visit.json';
import vitalsFr from '../fr/vitals.json';

/** What the phone says, in both languages: all of it is on board, because it must speak without a network. */
export const phoneStrings = {
  en: {
    ...{ activation: activationEn, client: clientEn, common: commonEn, me: meEn },
    ...{ photos: photosEn, record: recordEn },
    ...{ sync: syncEn, today: todayEn, visit: visitEn, vitals: vitalsEn },
  },
  fr: {
    ...{ activation: activationFr, client: clientFr, common: commonFr, me: meFr },
    ...{ photos: photosFr, record: recordFr },
    ...{ sync: syncFr, today: todayFr, visit: visitFr, vitals: vitalsFr },
  },
} as const;

export type PhoneStrings = (typeof phoneStrings)['en'];
