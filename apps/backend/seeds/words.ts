import type { EntryValue } from '@berthcare/shared/domain/entry';
import { vitals, type VitalCode } from '@berthcare/shared/domain/vitals';
import type { Chance } from './chance';
import type { TemplateCode } from './templates';

type Language = 'en' | 'fr';

const everywhere = {
  en: [
    'In good spirits.',
    'Slept well.',
    'Tired today, rested between steps.',
    'No change since the last visit.',
    'Ate half of the meal.',
    'Talked about the grandchildren.',
    'Skin intact.',
    'A little short of breath on the stairs, settled in two minutes.',
    'Family present.',
    'House warm, walkways clear.',
  ],
  fr: [
    'De bonne humeur.',
    'A bien dormi.',
    'Fatigue aujourd’hui, pauses entre les étapes.',
    'Aucun changement depuis la dernière visite.',
    'A mangé la moitié du repas.',
    'Peau intacte.',
    'Famille présente.',
    'Maison chaude, passages dégagés.',
  ],
} as const;

const besides: Partial<Record<TemplateCode, Record<Language, readonly string[]>>> = {
  wound_care: {
    en: ['Wound edges clean, no smell.', 'Little drainage, clear.', 'Slightly smaller than last time.'],
    fr: ['Bords de la plaie nets, sans odeur.', 'Peu d’écoulement, clair.'],
  },
  medication: {
    en: [
      'Took all with water.',
      'Asked what the white one is for; explained.',
      'Pill box ready until Sunday.',
    ],
    fr: ['A tout pris avec de l’eau.', 'Pilulier prêt jusqu’à dimanche.'],
  },
  nursing_follow_up: {
    en: ['Breathing easy at rest.', 'Ankles: no swelling.', 'Left ankle slightly swollen, no pain.'],
    fr: ['Respire bien au repos.', 'Chevilles sans enflure.'],
  },
  nursing_assessment: {
    en: ['Comfortable after the 09:00 dose.', 'Wife asked about nights; gave her the number.'],
    fr: ['À l’aise après la dose de 9 h.'],
  },
};

/** A short note as somebody would leave it, in the language of the record. */
export function noteFor(template: TemplateCode, language: Language, chance: Chance): string {
  const own = besides[template]?.[language] ?? everywhere[language];
  const first = chance.pick(own);
  const second = chance.pick(everywhere[language].filter((sentence) => sentence !== first));
  return chance.happens(0.6) ? `${first} ${second}` : first;
}

const reasons = {
  en: ['Too tired today', 'Did not want to', 'Itchy', 'Visitor came'],
  fr: ['Trop de fatigue aujourd’hui', 'N’a pas voulu', 'Démangeaisons', 'Avait de la visite'],
} as const;

export const reasonFor = (language: Language, chance: Chance): string => chance.pick(reasons[language]);

const short: Record<Language, Record<VitalCode, string>> = {
  en: {
    ...{
      blood_pressure: 'Blood pressure',
      pulse: 'pulse',
      breathing: 'breathing',
      temperature: 'temperature',
    },
    ...{ oxygen: 'oxygen', weight: 'weight', glucose: 'glucose', pain: 'pain' },
  },
  fr: {
    ...{ blood_pressure: 'Tension', pulse: 'pouls', breathing: 'respiration', temperature: 'température' },
    ...{ oxygen: 'oxygène', weight: 'poids', glucose: 'glycémie', pain: 'douleur' },
  },
};

function amountOf(code: VitalCode, value: EntryValue & { kind: 'vital' }, language: Language): string {
  const { decimals, unit } = vitals[code];
  const write = (amount: number) => {
    const written = amount.toFixed(decimals);
    return language === 'fr' ? written.replace('.', ',') : written;
  };
  const amount =
    value.second === undefined ? write(value.amount) : `${write(value.amount)}/${write(value.second)}`;
  if (code === 'blood_pressure' || code === 'pulse' || code === 'breathing') return amount;
  if (code === 'pain') return `${amount}${unit}`;
  return language === 'fr' || unit !== '%' ? `${amount}\u00a0${unit}` : `${amount}${unit}`;
}

/** What the record says in a line or two, as it is read aloud before the signature. */
export function summaryOf(values: { item: string; value: EntryValue }[], language: Language): string {
  const measured = values.flatMap(({ item, value }) => {
    if (value.kind !== 'vital') return [];
    const code = item.slice('vital.'.length) as VitalCode;
    return [`${short[language][code]} ${amountOf(code, value, language)}`];
  });
  const tasks = values.flatMap(({ value }) => (value.kind === 'task' ? [value.done] : []));
  const done = tasks.filter((outcome) => outcome === 'done').length;
  const all =
    language === 'fr'
      ? `${done} tâches sur ${tasks.length} faites.`
      : `${done} of ${tasks.length} tasks done.`;
  const sentences = [
    measured.length > 0 ? `${capital(measured.join(', '))}.` : '',
    tasks.length > 0 ? all : '',
  ];
  return sentences.filter(Boolean).join(' ');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
