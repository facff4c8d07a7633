import type { Role } from '@berthcare/shared/domain/permissions';
import { demoId } from './ids';

export const agency = {
  id: demoId('agency'),
  name: 'Rideau Home Care',
  locale: 'en',
  phone: '613-555-0100',
} as const;

export const teams = {
  east: { id: demoId('team', 'east'), name: 'Rideau East' },
  west: { id: demoId('team', 'west'), name: 'Rideau West' },
} as const;

export type TeamKey = keyof typeof teams;

export interface DemoPerson {
  id: string;
  name: string;
  credential: string | null;
  role: Role;
  /** An administrator has none. */
  team: TeamKey | null;
  locale: 'en' | 'fr';
  phone: string;
  /** People of the office sign in with it. */
  email: string | null;
  /** Caregivers activate their phone with it, as often as they like: it is a demo. */
  code: string | null;
}

interface Caregiver {
  name: string;
  credential: string;
  team: TeamKey;
  locale?: 'en' | 'fr';
}

const caregiverList = {
  priya: { name: 'Priya Nair', credential: 'RN', team: 'east' },
  luc: { name: 'Luc Bergeron', credential: 'PSW', team: 'east', locale: 'fr' },
  shanice: { name: 'Shanice Clarke', credential: 'PSW', team: 'east' },
  tomasz: { name: 'Tomasz Wrobel', credential: 'PSW', team: 'east' },
  chloe: { name: 'Chloé Lavallée', credential: 'RN', team: 'west', locale: 'fr' },
  omar: { name: 'Omar Haddad', credential: 'RPN', team: 'west' },
  meiling: { name: 'Mei-Ling Zhao', credential: 'PSW', team: 'west' },
  aleisha: { name: 'Aleisha Grant', credential: 'PSW', team: 'west' },
} satisfies Record<string, Caregiver>;

export type CaregiverKey = keyof typeof caregiverList;
export const caregiverKeys = Object.keys(caregiverList) as CaregiverKey[];

function caregiver(key: CaregiverKey, place: number): DemoPerson {
  const { name, credential, team, locale = 'en' }: Caregiver = caregiverList[key];
  return {
    ...{ id: demoId('person', key), name, credential, team, locale, email: null, role: 'caregiver' },
    phone: `613-555-01${11 + place}`,
    code: `1000000${place + 1}`,
  };
}

/** The eight caregivers; their codes are 10000001 to 10000008, in this order. */
export const caregivers = Object.fromEntries(
  caregiverKeys.map((key, place) => [key, caregiver(key, place)]),
) as Record<CaregiverKey, DemoPerson>;

const officePerson = (of: Pick<DemoPerson, 'name' | 'role' | 'team' | 'locale' | 'phone'>): DemoPerson => {
  const key = of.name.split(' ')[0]!.toLowerCase();
  return { ...of, id: demoId('person', key), email: `${key}@rideau.example`, credential: null, code: null };
};

export const coordinators = {
  east: officePerson({
    ...{ name: 'Danielle Fortier', role: 'coordinator', team: 'east', locale: 'en', phone: '613-555-0131' },
  }),
  west: officePerson({
    ...{ name: 'Mathieu Roy', role: 'coordinator', team: 'west', locale: 'fr', phone: '613-555-0132' },
  }),
};

const administrator = officePerson({
  ...{ name: 'Ruth Abernathy', role: 'administrator', team: null, locale: 'en', phone: '613-555-0133' },
});

export const people: readonly DemoPerson[] = [
  ...Object.values(caregivers),
  ...Object.values(coordinators),
  administrator,
];
