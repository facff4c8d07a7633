import { put, type Change } from '@berthcare/shared/commands/command';
import type { BothLanguages, TemplateItem, TemplateSection } from '@berthcare/shared/domain/template';
import type { VitalCode } from '@berthcare/shared/domain/vitals';
import type { Row } from '@berthcare/shared/record/table';
import type { Tables } from '@berthcare/shared/record/tables';
import { demoId } from './ids';
import { agency } from './staff';

const vital = (code: VitalCode, required = true): TemplateItem => ({
  ...{ item: `vital.${code}`, kind: 'vital', vital: code, required, together: true },
});
/** A reading that is always taken by itself. */
const alone = (code: VitalCode): TemplateItem => ({ ...vital(code), together: false }) as TemplateItem;
const task = (key: string, en: string, fr: string, together = true): TemplateItem => ({
  ...{ item: `task.${key}`, kind: 'task', title: { en, fr }, required: true, together },
});
const note = (required: boolean): TemplateItem => ({ item: 'note', kind: 'note', required });

interface Draft {
  name: BothLanguages;
  vitals?: TemplateItem[];
  tasks?: TemplateItem[];
  noteRequired?: boolean;
  signature: boolean;
}

const drafts = {
  nursing_follow_up: {
    name: { en: 'Nursing follow-up', fr: 'Suivi infirmier' },
    vitals: [
      ...[vital('blood_pressure'), vital('pulse'), vital('oxygen'), vital('weight')],
      vital('temperature', false),
    ],
    signature: true,
  },
  nursing_assessment: {
    name: { en: 'Nursing assessment', fr: 'Évaluation infirmière' },
    vitals: [
      ...[alone('blood_pressure'), alone('pulse'), alone('breathing'), alone('temperature')],
      ...[alone('oxygen'), vital('weight'), alone('pain')],
    ],
    tasks: [
      task('skin', 'Skin looked at, head to heel', 'Peau examinée de la tête aux talons', false),
      task('falls', 'Falls risk asked and looked for', 'Risque de chute évalué', false),
      task('medicines', 'Medicines compared with the list', 'Médicaments comparés à la liste', false),
      task('mood', 'Mood and memory asked about', 'Humeur et mémoire abordées', false),
    ],
    noteRequired: true,
    signature: true,
  },
  wound_care: {
    name: { en: 'Wound care', fr: 'Soins de plaie' },
    vitals: [vital('temperature'), alone('pain')],
    tasks: [
      task('wound_cleaned', 'Wound cleaned', 'Plaie nettoyée', false),
      task('wound_measured', 'Wound measured', 'Plaie mesurée', false),
      task('dressing', 'Dressing changed', 'Pansement changé', false),
    ],
    noteRequired: true,
    signature: true,
  },
  medication: {
    name: { en: 'Medication', fr: 'Médicaments' },
    vitals: [vital('blood_pressure'), vital('pulse')],
    tasks: [
      task('taken', 'Medicines taken as listed', 'Médicaments pris selon la liste', false),
      task('pill_box', 'Pill box filled', 'Pilulier rempli'),
    ],
    signature: false,
  },
  personal_care: {
    name: { en: 'Personal care', fr: 'Soins personnels' },
    tasks: [
      task('wash', 'Wash or shower', 'Toilette ou douche'),
      task('mouth', 'Mouth and teeth', 'Bouche et dents'),
      task('dress', 'Help to dress', 'Aide à l’habillage'),
      task('skin_care', 'Skin care', 'Soins de la peau'),
    ],
    signature: false,
  },
  safety_check: {
    name: { en: 'Safety check', fr: 'Visite de sécurité' },
    tasks: [
      task('safe', 'Client is safe and well', 'La personne est en sécurité et va bien', false),
      task('food', 'Has eaten, food in the fridge', 'A mangé, provisions au réfrigérateur'),
      task('paths', 'Walkways clear', 'Passages dégagés'),
      task('pendant', 'Call pendant worn', 'Bouton d’appel porté'),
    ],
    signature: false,
  },
} satisfies Record<string, Draft>;

export type TemplateCode = keyof typeof drafts;
export type Template = Row<Tables['template']>;

function templateOf(code: TemplateCode): Template {
  const { name, vitals = [], tasks = [], noteRequired = false, signature }: Draft = drafts[code];
  const sections: TemplateSection[] = [
    { key: 'vitals', items: vitals },
    { key: 'tasks', items: tasks },
    { key: 'note', items: [note(noteRequired)] },
  ];
  return {
    ...{ id: demoId('template', code), streamId: agency.id, code, edition: 1, name, signature, active: true },
    // Tasks of the client's own plan join the template's: their section stays when the template has none.
    sections: sections.filter(({ key, items }) => key === 'tasks' || items.length > 0),
  };
}

export const templates = Object.fromEntries(
  (Object.keys(drafts) as TemplateCode[]).map((code) => [code, templateOf(code)]),
) as Record<TemplateCode, Template>;

const phrases: [en: string, fr: string, ...templates: TemplateCode[]][] = [
  ['Ate well', 'A bien mangé'],
  ['Ate half of the meal', 'A mangé la moitié du repas'],
  ['Slept well', 'A bien dormi'],
  ['Skin intact', 'Peau intacte'],
  ['In good spirits', 'De bonne humeur'],
  ['Daughter present', 'Sa fille était présente'],
  ['No pain', 'Aucune douleur'],
  ['No change since the last visit', 'Aucun changement depuis la dernière visite'],
  ['Called the physician', 'Médecin appelé', 'nursing_follow_up', 'nursing_assessment', 'medication'],
  ['Both ankles swollen', 'Les deux chevilles enflées', 'nursing_follow_up', 'nursing_assessment'],
  ['Breathing easy at rest', 'Respire bien au repos', 'nursing_follow_up', 'nursing_assessment'],
  ['Wound edges clean, no smell', 'Bords de la plaie nets, sans odeur', 'wound_care'],
  ['Little drainage', 'Peu d’écoulement', 'wound_care'],
  [
    'Walked to the bathroom with the walker',
    'A marché jusqu’à la salle de bain avec le déambulateur',
    'personal_care',
  ],
  ['Showered sitting', 'Douche prise en position assise', 'personal_care'],
];

/** What the whole agency documents with. */
export const documentation: readonly Change[] = [
  ...Object.values(templates).map((template) => put('template', template)),
  ...phrases.map(([en, fr, ...codes], position) =>
    put('phrase', {
      ...{ id: demoId('phrase', String(position)), streamId: agency.id, text: { en, fr }, position },
      templates: codes,
    }),
  ),
];
