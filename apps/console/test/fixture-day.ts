import type { OfficeCaregiver, OfficeDay, OfficeDayVisit } from '@berthcare/shared/contracts/office-day';
import { startOfDay } from '@berthcare/utils/day';

export const timeZone = 'America/Toronto';
export const today = '2026-11-23';

/** "13:14" of the day as epoch milliseconds. */
export function at(time: string, day = today): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return startOfDay(day, timeZone) + (hour * 60 + minute) * 60_000;
}

export const now = at('13:14');

export const fixtureId = (kind: number, number: number): string =>
  `0199b0${kind.toString(16).padStart(2, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}`;

const east = fixtureId(1, 1);
const west = fixtureId(1, 2);
export const teams = [
  { id: east, name: 'Rideau East' },
  { id: west, name: 'Rideau West' },
];

const caregiver = (
  number: number,
  team: string,
  name: string,
  credential: string,
  heard: string,
): OfficeCaregiver => ({
  id: fixtureId(2, number),
  name,
  credential,
  phone: `+1 613 555 01${String(number).padStart(2, '0')}`,
  teamIds: [team],
  lastHeardAt: at(heard),
});

export const caregivers: OfficeCaregiver[] = [
  caregiver(1, east, 'Priya Nair', 'RN', '13:12'),
  caregiver(2, east, 'Luc Bergeron', 'PSW', '13:13'),
  caregiver(3, east, 'Shanice Clarke', 'PSW', '13:14'),
  caregiver(4, east, 'Tomasz Wrobel', 'PSW', '9:40'),
  caregiver(5, west, 'Chloé Lavallée', 'RN', '13:14'),
  caregiver(6, west, 'Omar Haddad', 'RPN', '13:11'),
  caregiver(7, west, 'Mei-Ling Zhao', 'PSW', '13:13'),
  caregiver(8, west, 'Aleisha Grant', 'PSW', '13:09'),
  { ...caregiver(9, west, 'Denise Roy', 'PSW', '8:00'), lastHeardAt: null },
];

const care = { en: 'Personal care', fr: 'Soins personnels' };
const nursing = { en: 'Nursing follow-up', fr: 'Suivi infirmier' };

/** caregiver, client, planned start and end, actual start and end. */
type Line = [caregiver: number, client: string, from: string, to: string, started?: string, ended?: string];

const lines: Line[] = [
  [1, 'Harold Penner', '7:30', '8:15', '7:32', '8:11'],
  [1, 'Gérard Lavigne', '10:30', '11:15', '10:30', '11:12'],
  [1, 'Margaret Osei', '12:00', '12:45', '12:03', '12:43'],
  [1, 'Anh Tran', '14:00', '15:00'],
  [2, 'Edith Baker', '8:00', '9:00', '8:02', '8:57'],
  [2, 'Wei Chan', '9:30', '10:30', '9:31', '10:31'],
  [2, 'Roderick Gill', '11:00', '12:00', '11:02', '11:54'],
  [2, 'Joseph Hébert', '13:00', '14:00', '13:02'],
  [2, 'Agnes Kent', '15:00', '16:00'],
  [3, 'Petra Ivany', '8:30', '10:00', '8:31', '9:56'],
  [3, 'Hélène Leduc', '10:45', '11:45', '10:47', '11:40'],
  [3, 'Simone Nault', '13:30', '14:30'],
  [3, 'Gordon Pike', '15:15', '16:00'],
  [4, 'Rose Moss', '8:00', '9:15', '8:03', '9:12'],
  [4, 'Ingrid Olsen', '10:00', '11:00'],
  [4, 'Brendan Quinn', '11:30', '12:30'],
  [4, 'Elena Rossi', '13:00', '14:00'],
  [4, 'Marie Sauvé', '15:00', '16:00'],
  [5, 'Alice Tait', '8:00', '8:45', '8:01', '8:44'],
  [5, 'Kenji Ueda', '9:30', '10:30', '9:29', '10:26'],
  [5, 'Pieter van der Voss', '11:15', '12:15', '11:16', '12:13'],
  [5, 'Lily Wong', '13:00', '13:45', '12:58'],
  [5, 'Daniel Yip', '14:30', '15:30'],
  [6, 'Fatima Zahra', '8:15', '9:15', '8:14', '9:10'],
  [6, 'Paul Fiset', '10:00', '11:00', '10:02', '11:03'],
  [6, 'Raymond Doucette', '12:45', '13:45'],
  [6, 'Claire Arnaud', '14:15', '15:15'],
  [7, 'Ruth Boyd', '9:00', '10:00', '9:01', '9:58'],
  [7, 'Thomas Cyr', '10:30', '12:00', '10:31', '11:51'],
  [7, 'Yvette Dion', '12:45', '13:45', '12:49'],
  [7, 'Nora Egan', '14:45', '15:45'],
  [8, 'Walter Ford', '8:00', '9:00', '8:02', '8:58'],
  [8, 'Lucille Moreau', '10:30', '11:30'],
  [8, 'Beatrice Hall', '12:00', '13:00', '12:01', '12:55'],
  [8, 'Irène Jutras', '14:00', '15:00'],
  [0, 'Stanley Ito', '14:30', '15:00'],
];

export const visits: OfficeDayVisit[] = lines.map(([who, clientName, from, to, started, ended], index) => ({
  id: fixtureId(3, index + 1),
  clientId: fixtureId(4, index + 1),
  clientName,
  teamId: who > 0 && who < 5 ? east : west,
  template: who === 1 ? nursing : care,
  caregiverId: who === 0 ? null : fixtureId(2, who),
  state: ended ? 'completed' : started ? 'in_progress' : 'planned',
  plannedStart: at(from),
  plannedEnd: at(to),
  startedAt: started ? at(started) : null,
  endedAt: ended ? at(ended) : null,
  reviewReasons: clientName === 'Kenji Ueda' ? ['vitals.identical'] : [],
  openConflicts: clientName === 'Margaret Osei' ? 1 : 0,
  setAside: clientName === 'Joseph Hébert' ? 1 : 0,
  addenda: clientName === 'Margaret Osei' ? 1 : 0,
}));

export const fixtureDay = (day = today): OfficeDay => ({
  ...{ day, today, timeZone, now, teams, caregivers },
  visits: day === today ? visits : [],
});
