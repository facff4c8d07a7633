import type { DemoClient } from './client';

const care = { template: 'personal_care', language: 'en' } as const;
const luc = { ...care, caregiver: 'luc' } as const;
const shanice = { ...care, caregiver: 'shanice' } as const;
const tomasz = { ...care, caregiver: 'tomasz' } as const;

/** The other clients of Rideau East: Luc Bergeron's, Shanice Clarke's, Tomasz Wrobel's. */
export const eastClients: DemoClient[] = [
  {
    ...{
      ...luc,
      key: 'baker',
      name: 'Dorothy Baker',
      birthDay: '1936-05-08',
      condition: 'Dementia, arthritis',
    },
    ...{ address: '61 Alder Row', at: [45.4361, -75.6589], start: '08:00', minutes: 60, every: 1 },
    allergies: [['Codeine', 'Confusion']],
    flags: [
      ['memory', 'Memory loss', 'Say your name and why you came'],
      ['falls', 'Falls risk'],
    ],
    contacts: [['Paul Baker', 'Son', '613-555-0153', true]],
    tasks: [{ title: 'Breakfast, sit with her while she eats' }, { title: 'Hearing aids in' }],
  },
  {
    ...{
      ...luc,
      key: 'chan',
      name: 'Wei Chan',
      birthDay: '1949-12-19',
      condition: 'Stroke, right side weak',
    },
    ...{
      address: '1420 Cedarbrook Ave, Apt 907',
      at: [45.4298, -75.6611],
      start: '09:30',
      minutes: 60,
      every: 1,
    },
    access: 'Concierge lets you in',
    flags: [['falls', 'Falls risk', 'Transfer belt on the chair']],
    contacts: [['Grace Chan', 'Wife', '613-555-0154', true]],
    tasks: [{ title: 'Range of motion, right arm' }, { title: 'Splint on for the night' }],
  },
  {
    ...{ ...luc, key: 'gill', name: 'Harjit Gill', birthDay: '1953-02-26', condition: 'Multiple sclerosis' },
    ...{ address: '9 Marshview Crt', at: [45.4402, -75.6333], start: '11:00', minutes: 55, every: 1 },
    allergies: [['Adhesive tape', 'Blisters']],
    contacts: [['Simran Gill', 'Daughter', '613-555-0155', true]],
    tasks: [
      { title: 'Transfer with the lift', detail: 'Two people if she is tired' },
      { title: 'Catheter bag emptied' },
    ],
  },
  {
    ...{
      ...luc,
      key: 'hebert',
      name: 'Joseph Hébert',
      birthDay: '1940-08-14',
      condition: 'Fracture de la hanche',
    },
    ...{ address: '27, allée du Ruisseau', at: [45.4451, -75.6521], start: '13:00', minutes: 55, every: 1 },
    ...{ language: 'fr', template: 'medication' },
    flags: [['falls', 'Risque de chute', 'Deux chutes en septembre']],
    contacts: [['Monique Hébert', 'Sœur', '613-555-0156', true]],
    tasks: [{ title: 'Marche dans le couloir avec le déambulateur' }],
    vitals: {
      blood_pressure: { usual: 134, second: 80, drift: 4, noise: 5 },
      pulse: { usual: 76, drift: 2, noise: 3 },
    },
  },
  {
    ...{
      ...luc,
      key: 'kent',
      name: 'Audrey Kent',
      birthDay: '1944-04-03',
      condition: 'Rheumatoid arthritis',
    },
    ...{ address: '500 Fenwick St, Apt 3', at: [45.4266, -75.6477], start: '15:00', minutes: 55, every: 1 },
    contacts: [['Susan Kent', 'Niece', '613-555-0157']],
    tasks: [{ title: 'Warm hand soak, 10 min' }, { title: 'Supper in the oven' }],
  },
  {
    ...{
      ...shanice,
      key: 'ivany',
      name: 'Vera Ivany',
      birthDay: '1935-10-29',
      condition: 'Frailty, low vision',
    },
    ...{ address: '83 Orchard Bend', at: [45.4349, -75.6274], start: '08:30', minutes: 90, every: 1 },
    flags: [['vision', 'Low vision', 'Leave nothing moved']],
    contacts: [['Peter Ivany', 'Son', '613-555-0158', true]],
    tasks: [{ title: 'Read her the mail' }, { title: 'Light meal for noon' }],
  },
  {
    ...{
      ...shanice,
      key: 'leduc',
      name: 'Thérèse Leduc',
      birthDay: '1939-06-21',
      condition: 'Maladie d’Alzheimer',
    },
    ...{
      address: '12, place du Verger',
      at: [45.4318, -75.6199],
      start: '10:45',
      minutes: 60,
      every: 1,
      language: 'fr',
    },
    flags: [['memory', 'Troubles de mémoire', 'Aime qu’on chante']],
    contacts: [['Benoît Leduc', 'Fils', '613-555-0159', true]],
    tasks: [{ title: 'Boire deux verres d’eau' }, { title: 'Marche au jardin s’il fait beau' }],
  },
  {
    ...{
      ...shanice,
      key: 'nault',
      name: 'Raymond Nault',
      birthDay: '1950-03-05',
      condition: 'Sclérose latérale amyotrophique',
    },
    ...{
      address: '455, rue Champlain Est',
      at: [45.4409, -75.6158],
      start: '13:30',
      minutes: 60,
      every: 1,
      language: 'fr',
    },
    flags: [['other', 'Ne parle plus', 'Tableau de lettres près du lit']],
    contacts: [['Carole Nault', 'Épouse', '613-555-0160', true]],
    tasks: [
      { title: 'Changer de position', detail: 'Toutes les deux heures' },
      { title: 'Soins de bouche après le repas' },
    ],
  },
  {
    ...{
      ...shanice,
      key: 'pike',
      name: 'Eleanor Pike',
      birthDay: '1946-01-11',
      condition: 'Knee replacement',
    },
    ...{ address: '30 Sandhill Way', at: [45.4237, -75.6355], start: '15:15', minutes: 45, every: 1 },
    allergies: [['Shellfish']],
    contacts: [['Ron Pike', 'Husband', '613-555-0161', true]],
    tasks: [{ title: 'Ice on the knee, 15 min' }, { title: 'Stairs, once up and down' }],
  },
  {
    ...{
      ...tomasz,
      key: 'moss',
      name: 'Stanley Moss',
      birthDay: '1937-07-07',
      condition: 'Prostate cancer, tired',
    },
    ...{ address: '118 Granite Hill', at: [45.4375, -75.6701], start: '08:00', minutes: 70, every: 1 },
    contacts: [['Irene Moss', 'Wife', '613-555-0162', true]],
    tasks: [{ title: 'Sponge bath when he is too tired to stand' }],
  },
  {
    ...{ ...tomasz, key: 'olsen', name: 'Ingrid Olsen', birthDay: '1941-09-30', condition: 'Osteoporosis' },
    ...{ address: '64 Loon Crt', at: [45.4292, -75.6735], start: '10:00', minutes: 60, every: 1 },
    flags: [['pet', 'Two cats', 'Keep the front door closed']],
    contacts: [['Kari Olsen', 'Daughter', '613-555-0163', true]],
    tasks: [{ title: 'Back brace on' }, { title: 'Groceries put away' }],
  },
  {
    ...{
      ...tomasz,
      key: 'quinn',
      name: 'Bernadette Quinn',
      birthDay: '1943-12-01',
      condition: 'Lives alone',
    },
    ...{ address: '7 Foundry Sq, Apt 15', at: [45.4258, -75.6688], start: '11:30', minutes: 45, every: 1 },
    ...{ template: 'safety_check', access: 'Buzzer 15', accessCode: '2280' },
    contacts: [['Father Doyle', 'Friend', '613-555-0164']],
  },
  {
    ...{
      ...tomasz,
      key: 'rossi',
      name: 'Carlo Rossi',
      birthDay: '1948-05-25',
      condition: 'Dementia, Lewy bodies',
    },
    ...{ address: '231 Vinemount Rd', at: [45.4333, -75.6769], start: '13:00', minutes: 60, every: 1 },
    allergies: [['Haloperidol', 'Never: stiffens and stops swallowing']],
    flags: [['memory', 'Sees things', 'Do not argue, change the subject']],
    contacts: [['Lucia Rossi', 'Wife', '613-555-0165', true]],
    tasks: [{ title: 'Thickened drinks only' }, { title: 'Shave' }],
  },
  {
    ...{
      ...tomasz,
      key: 'sauve',
      name: 'Lucie Sauvé',
      birthDay: '1952-10-10',
      condition: 'Sclérose en plaques',
      language: 'fr',
    },
    ...{ address: '88, chemin de la Baie', at: [45.4419, -75.6622], start: '15:00', minutes: 55, every: 1 },
    contacts: [['André Sauvé', 'Frère', '613-555-0166', true]],
    tasks: [{ title: 'Étirements des jambes, 10 min' }, { title: 'Souper réchauffé' }],
  },
];
