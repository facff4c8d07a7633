import type { DemoClient } from './client';

/** Priya Nair's clients: nursing. */
export const priyasClients: DemoClient[] = [
  {
    ...{
      key: 'osei',
      name: 'Margaret Osei',
      birthDay: '1942-03-17',
      condition: 'Heart failure',
      language: 'en',
    },
    ...{ address: '212 Bayfield Cres, Apt 4', at: [45.4312, -75.6521], phone: '613-555-0142' },
    ...{ access: 'Key safe by the door. Buzzer 12, third floor', accessCode: '4071' },
    ...{ caregiver: 'priya', template: 'nursing_follow_up', start: '12:00', minutes: 45, every: 7 },
    allergies: [
      ['Penicillin', 'Anaphylaxis in 2019'],
      ['Latex', 'Rash. Nitrile gloves, in your bag'],
    ],
    flags: [
      ['falls', 'Falls risk', 'Walker always within reach'],
      ['hearing', 'Hard of hearing', 'Speak to her right side'],
    ],
    contacts: [
      ['Abena Osei', 'Daughter', '613-555-0143', true],
      ['Dr. A. Singh', 'Physician', '613-555-0144'],
    ],
    tasks: [
      { title: 'Weigh', detail: 'Tell the office at +2 kg in 7 days', provenBy: 'weight' },
      { title: 'Look at both ankles' },
      { title: 'Compression stockings', detail: 'On in the morning, off at night' },
      { title: 'Check the pill box' },
      { title: 'Leg exercises, 10 min' },
    ],
    instructions: [['Fluids', 'No more than 1.5 L a day']],
    vitals: {
      blood_pressure: { usual: 132, second: 78, range: [120, 140] },
      pulse: { usual: 74, range: [66, 80] },
      oxygen: { usual: 96, range: [95, 98] },
      weight: { usual: 61.2, range: [60.5, 61.5] },
      temperature: { usual: 36.7 },
    },
  },
  {
    ...{ key: 'penner', name: 'Harold Penner', birthDay: '1938-11-02', condition: 'COPD', language: 'en' },
    ...{ address: '18 Kestrel Lane', at: [45.4387, -75.6402], phone: '613-555-0145' },
    ...{ access: 'Side door, ring twice', caregiver: 'priya', template: 'nursing_follow_up' },
    ...{ start: '07:30', minutes: 40, every: 2 },
    allergies: [['Sulfa drugs', 'Hives']],
    flags: [['smoking', 'Smokes', 'Never while the oxygen runs']],
    contacts: [['June Penner', 'Wife', '613-555-0146', true]],
    tasks: [
      { title: 'Oxygen at rest and after ten steps', provenBy: 'oxygen' },
      { title: 'Watch inhaler technique' },
      { title: 'Tubing and filter of the concentrator' },
    ],
    vitals: {
      blood_pressure: { usual: 138, second: 82, drift: 4, noise: 4 },
      pulse: { usual: 84, drift: 2, noise: 3 },
      oxygen: { usual: 91, drift: 1, noise: 1, range: [88, 93] },
      weight: { usual: 71.4, drift: 0.5, noise: 0.2 },
    },
  },
  {
    ...{
      key: 'kowalchuk',
      name: 'Ines Kowalchuk',
      birthDay: '1951-07-23',
      condition: 'Type 2 diabetes, foot ulcer',
    },
    ...{ address: '77 Pinery Rd, Unit 2', at: [45.4279, -75.6315], phone: '613-555-0147', language: 'en' },
    ...{ caregiver: 'priya', template: 'wound_care', start: '09:00', minutes: 50, every: 2 },
    flags: [['pet', 'Dog', 'Friendly, ask to close the kitchen door']],
    contacts: [['Marko Kowalchuk', 'Son', '613-555-0148', true]],
    tasks: [{ title: 'Glucose before breakfast, from her book' }, { title: 'Off-loading shoe worn' }],
    instructions: [['Left heel ulcer', 'Foam dressing, change every second day']],
    vitals: { temperature: { usual: 36.8, noise: 0.2 }, pain: { usual: 3, drift: 1, noise: 1 } },
  },
  {
    ...{
      key: 'lavigne',
      name: 'Gérard Lavigne',
      birthDay: '1945-01-30',
      condition: 'Insuffisance cardiaque, AVC en 2021',
    },
    ...{ address: '340, rue des Ormeaux', at: [45.4441, -75.6447], phone: '613-555-0149', language: 'fr' },
    ...{ access: 'Clé chez la voisine, au 342', caregiver: 'priya', template: 'nursing_follow_up' },
    ...{ start: '10:30', minutes: 45, every: 3 },
    allergies: [['Aspirine', 'Saignement de l’estomac']],
    flags: [['falls', 'Risque de chute', 'Côté gauche faible']],
    contacts: [['Hélène Lavigne', 'Épouse', '613-555-0150', true]],
    tasks: [
      { title: 'Peser', detail: 'Avertir le bureau à +2 kg en 7 jours', provenBy: 'weight' },
      { title: 'Regarder les chevilles' },
      { title: 'Exercices de la main gauche, 5 min' },
    ],
    vitals: {
      blood_pressure: { usual: 128, second: 76, drift: 4, noise: 4 },
      pulse: { usual: 70, drift: 2, noise: 2 },
      oxygen: { usual: 96, noise: 1 },
      weight: { usual: 82.6, drift: 0.6, noise: 0.3, range: [81.5, 84] },
    },
  },
  {
    ...{
      key: 'tran',
      name: 'Anh Tran',
      birthDay: '1947-09-12',
      condition: 'Parkinson’s disease',
      language: 'en',
    },
    ...{ address: '905 Tallwood Dr', at: [45.4225, -75.6243], phone: '613-555-0151' },
    ...{ caregiver: 'priya', template: 'medication', start: '14:00', minutes: 60, every: 1 },
    flags: [['falls', 'Falls risk', 'Freezes in doorways: count the steps aloud']],
    contacts: [['Linh Tran', 'Daughter', '613-555-0152', true]],
    tasks: [
      { title: 'Blood pressure lying, then standing', provenBy: 'blood_pressure' },
      { title: 'Walk the hallway twice' },
    ],
    vitals: {
      blood_pressure: { usual: 118, second: 70, drift: 4, noise: 5, range: [105, 135] },
      pulse: { usual: 68, drift: 2, noise: 3 },
    },
  },
];
