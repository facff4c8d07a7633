import type { DemoClient } from './client';

const nursing = { template: 'nursing_follow_up', language: 'en' } as const;
const care = { template: 'personal_care', language: 'en' } as const;
const chloe = { ...nursing, caregiver: 'chloe' } as const;
const omar = { ...nursing, caregiver: 'omar', template: 'medication' } as const;
const meiling = { ...care, caregiver: 'meiling' } as const;
const aleisha = { ...care, caregiver: 'aleisha' } as const;

/** The clients of Rideau West. */
export const westClients: DemoClient[] = [
  {
    ...{
      ...chloe,
      key: 'tait',
      name: 'William Tait',
      birthDay: '1939-02-15',
      condition: 'Heart failure, atrial fibrillation',
    },
    ...{ address: '16 Birchmount Terr', at: [45.3791, -75.7562], start: '08:00', minutes: 40, every: 2 },
    allergies: [['Amiodarone', 'Thyroid']],
    contacts: [['Joan Tait', 'Wife', '613-555-0167', true]],
    tasks: [
      { title: 'Weigh', detail: 'Tell the office at +2 kg in 7 days', provenBy: 'weight' },
      { title: 'Look at both ankles' },
    ],
    vitals: {
      blood_pressure: { usual: 126, second: 74, drift: 5, noise: 4 },
      pulse: { usual: 88, drift: 4, noise: 5 },
      oxygen: { usual: 95, noise: 1 },
      weight: { usual: 78.2, drift: 0.7, noise: 0.3 },
    },
  },
  {
    ...{
      ...chloe,
      key: 'ueda',
      name: 'Keiko Ueda',
      birthDay: '1950-11-27',
      condition: 'After breast surgery',
    },
    ...{
      address: '402 Meridian Pl, Apt 6',
      at: [45.3722, -75.7489],
      start: '09:30',
      minutes: 50,
      every: 2,
      template: 'wound_care',
    },
    allergies: [['Chlorhexidine', 'Rash']],
    contacts: [['Ken Ueda', 'Husband', '613-555-0168', true]],
    tasks: [{ title: 'Drain emptied and measured' }],
    instructions: [['Right side', 'No blood pressure on the right arm']],
    vitals: { temperature: { usual: 36.9, noise: 0.2 }, pain: { usual: 2, noise: 1 } },
  },
  {
    ...{ ...chloe, key: 'voss', name: 'Hans Voss', birthDay: '1944-06-02', condition: 'Venous leg ulcer' },
    ...{
      address: '55 Harrow Gate',
      at: [45.3668, -75.7611],
      start: '11:15',
      minutes: 55,
      every: 3,
      template: 'wound_care',
    },
    flags: [['hearing', 'Hard of hearing', 'Left ear is better']],
    contacts: [['Elke Voss', 'Daughter', '613-555-0169', true]],
    tasks: [{ title: 'Compression wrap, toes to knee' }],
    vitals: { temperature: { usual: 36.5, noise: 0.2 }, pain: { usual: 4, drift: 1, noise: 1 } },
  },
  {
    ...{
      ...chloe,
      key: 'wong',
      name: 'Mary Wong',
      birthDay: '1947-03-31',
      condition: 'Type 2 diabetes, kidney disease',
    },
    ...{ address: '1190 Sable Ridge', at: [45.3845, -75.7703], start: '13:00', minutes: 45, every: 3 },
    contacts: [['David Wong', 'Son', '613-555-0170', true]],
    tasks: [{ title: 'Feet looked at, between the toes too' }, { title: 'Glucose book checked' }],
    vitals: {
      blood_pressure: { usual: 142, second: 80, drift: 5, noise: 5, range: [125, 150] },
      pulse: { usual: 76, noise: 3 },
      oxygen: { usual: 97, noise: 1 },
      weight: { usual: 58.9, drift: 0.4, noise: 0.2 },
    },
  },
  {
    ...{
      ...chloe,
      key: 'yip',
      name: 'George Yip',
      birthDay: '1941-12-08',
      condition: 'Lung cancer, comfort care',
    },
    ...{
      address: '3 Stillwater Mews',
      at: [45.3757, -75.7855],
      start: '14:30',
      minutes: 60,
      every: 2,
      template: 'nursing_assessment',
    },
    flags: [['other', 'Comfort care', 'Not to be resuscitated: form on the fridge']],
    contacts: [['Helen Yip', 'Wife', '613-555-0171', true]],
    vitals: {
      blood_pressure: { usual: 112, second: 66, drift: 3, noise: 4 },
      pulse: { usual: 90, drift: 3, noise: 3 },
      breathing: { usual: 20, noise: 1 },
      temperature: { usual: 37, noise: 0.2 },
      oxygen: { usual: 92, drift: 1, noise: 1, range: [88, 95] },
      weight: { usual: 54.1, drift: 0.5, noise: 0.1 },
      pain: { usual: 4, drift: 1, noise: 1 },
    },
  },
  {
    ...{ ...omar, key: 'zahra', name: 'Samira Zahra', birthDay: '1955-04-18', condition: 'Hypertension' },
    ...{ address: '740 Larkspur Dr', at: [45.3703, -75.7421], start: '08:15', minutes: 45, every: 1 },
    contacts: [['Nadia Zahra', 'Daughter', '613-555-0172', true]],
    vitals: {
      blood_pressure: { usual: 148, second: 88, drift: 6, noise: 5, range: [120, 155] },
      pulse: { usual: 78, noise: 3 },
    },
  },
  {
    ...{
      ...omar,
      key: 'fiset',
      name: 'Paul Fiset',
      birthDay: '1946-08-22',
      condition: 'Fibrillation auriculaire',
      language: 'fr',
    },
    ...{ address: '19, croissant du Moulin', at: [45.3651, -75.7508], start: '10:00', minutes: 50, every: 1 },
    allergies: [['Iode', 'Gonflement']],
    contacts: [['Diane Fiset', 'Épouse', '613-555-0173', true]],
    tasks: [{ title: 'Pouls pris pendant une minute', provenBy: 'pulse' }],
    vitals: {
      blood_pressure: { usual: 130, second: 78, drift: 4, noise: 4 },
      pulse: { usual: 82, drift: 4, noise: 6 },
    },
  },
  {
    ...{
      ...omar,
      key: 'doucette',
      name: 'Annette Doucette',
      birthDay: '1940-01-05',
      condition: 'Heart failure',
    },
    ...{ address: '260 Quarry Side Rd', at: [45.3811, -75.7334], start: '12:45', minutes: 60, every: 1 },
    contacts: [['Claire Doucette', 'Daughter', '613-555-0174', true]],
    tasks: [{ title: 'Ask how many pillows she slept on' }],
    vitals: {
      blood_pressure: { usual: 122, second: 72, drift: 4, noise: 4 },
      pulse: { usual: 72, drift: 2, noise: 3 },
    },
  },
  {
    ...{
      ...omar,
      key: 'arnaud',
      name: 'Roland Arnaud',
      birthDay: '1943-05-13',
      condition: 'Diabète, vue basse',
      language: 'fr',
    },
    ...{ address: '95, rue de la Fonderie', at: [45.3739, -75.7277], start: '14:15', minutes: 50, every: 1 },
    flags: [['vision', 'Vue basse', 'Allumer la lampe de la cuisine']],
    contacts: [['Sylvie Arnaud', 'Fille', '613-555-0175', true]],
    vitals: {
      blood_pressure: { usual: 136, second: 80, drift: 4, noise: 4 },
      pulse: { usual: 74, drift: 2, noise: 3 },
    },
  },
  {
    ...{ ...meiling, key: 'boyd', name: 'Frances Boyd', birthDay: '1938-09-16', condition: 'Dementia' },
    ...{ address: '41 Thornbury Cres', at: [45.3627, -75.7733], start: '09:00', minutes: 55, every: 1 },
    flags: [['memory', 'Memory loss', 'Looks for her mother in the morning']],
    contacts: [['Alan Boyd', 'Son', '613-555-0176', true]],
    tasks: [{ title: 'Breakfast, finger food' }, { title: 'Doll within reach' }],
  },
  {
    ...{
      ...meiling,
      key: 'cyr',
      name: 'Jeannine Cyr',
      birthDay: '1942-02-09',
      condition: 'Arthrose, vit seule',
      language: 'fr',
    },
    ...{ address: '6, rue du Belvédère', at: [45.3684, -75.7801], start: '10:30', minutes: 75, every: 1 },
    contacts: [['Louise Cyr', 'Nièce', '613-555-0177', true]],
    tasks: [{ title: 'Repas du midi préparé' }, { title: 'Lessive, une brassée' }],
  },
  {
    ...{ ...meiling, key: 'dion', name: 'Edna Dion', birthDay: '1934-11-21', condition: 'Frailty' },
    ...{ address: '812 Hawthorn Gdns', at: [45.3776, -75.7908], start: '12:45', minutes: 55, every: 1 },
    flags: [['falls', 'Falls risk', 'Bed at its lowest']],
    contacts: [['Rita Dion', 'Daughter', '613-555-0178', true]],
    tasks: [{ title: 'Heels off the mattress' }, { title: 'Protein drink at noon' }],
  },
  {
    ...{
      ...meiling,
      key: 'egan',
      name: 'Thomas Egan',
      birthDay: '1949-07-18',
      condition: 'Spinal cord injury',
    },
    ...{ address: '29 Riverstone Path', at: [45.3862, -75.7792], start: '14:45', minutes: 60, every: 1 },
    allergies: [['Latex', 'Swelling of the lips']],
    contacts: [['Maeve Egan', 'Wife', '613-555-0179', true]],
    tasks: [
      { title: 'Transfer with the lift' },
      { title: 'Skin over the sit bones', detail: 'Call the nurse if red after 20 min' },
    ],
  },
  {
    ...{
      ...aleisha,
      key: 'ford',
      name: 'Gladys Ford',
      birthDay: '1937-04-27',
      condition: 'COPD, home oxygen',
    },
    ...{ address: '150 Cobblefield Ave', at: [45.3591, -75.7612], start: '08:00', minutes: 55, every: 1 },
    flags: [['other', 'Oxygen at 2 L', 'Tubing is a trip hazard']],
    contacts: [['Neil Ford', 'Son', '613-555-0180', true]],
    tasks: [{ title: 'Rest between each step of the wash' }],
  },
  {
    ...{
      ...aleisha,
      key: 'moreau',
      name: 'Alphonse Moreau',
      birthDay: '1945-10-02',
      condition: 'AVC, aphasie',
      language: 'fr',
    },
    ...{ address: '33, avenue des Tilleuls', at: [45.3718, -75.7994], start: '10:30', minutes: 55, every: 1 },
    contacts: [['Ginette Moreau', 'Épouse', '613-555-0181', true]],
    tasks: [{ title: 'Nommer les objets, 10 min' }, { title: 'Attelle de la main droite' }],
  },
  {
    ...{
      ...aleisha,
      key: 'hall',
      name: 'Beverly Hall',
      birthDay: '1951-06-14',
      condition: 'Hip replacement',
    },
    ...{ address: '8 Millpond Crt', at: [45.3643, -75.7866], start: '12:00', minutes: 55, every: 1 },
    contacts: [['Greg Hall', 'Husband', '613-555-0182', true]],
    tasks: [{ title: 'Do not bend the hip past 90°' }, { title: 'Walk outside to the mailbox' }],
  },
  {
    ...{
      ...aleisha,
      key: 'jutras',
      name: 'Yolande Jutras',
      birthDay: '1948-12-30',
      condition: 'Vit seule',
      language: 'fr',
    },
    ...{
      address: '270, rue Bellevue, app. 11',
      at: [45.3799, -75.8012],
      start: '14:00',
      minutes: 45,
      every: 1,
    },
    ...{ template: 'safety_check', access: 'Sonnette 11', accessCode: '5519' },
    contacts: [['Marc Jutras', 'Neveu', '613-555-0183', true]],
  },
];
