/**
 * The vital signs BerthCare knows. A new one is a new row here: values are stored as rows, so no migration.
 *
 * LOINC codes from loinc.org (8480-6/8462-4 blood pressure, 8867-4 heart rate, 9279-1 respiratory rate,
 * 8310-5 body temperature, 59408-5 SpO2 by pulse oximetry, 29463-7 body weight, 15074-8 glucose in blood
 * (moles/volume), 72514-3 pain severity 0-10). `low`/`high` mark what is out of range for an adult at rest when the
 * client's own plan names no range: Royal College of Physicians, National Early Warning Score 2 (2017), values
 * that score 2 or more (blood pressure, heart rate, breathing, temperature, oxygen); Diabetes Canada 2018 guideline
 * (glucose below 4.0 is hypoglycaemia; above 14 asks for ketone testing).
 */
export interface Vital {
  unit: string;
  decimals: 0 | 1;
  /** Codes of the value, and of the second value where there is one. */
  loinc: readonly string[];
  /** Outside is shown as out of range, inclusive bounds; null where only the plan can say. */
  low: number | null;
  high: number | null;
  /** Outside is a slip of the finger and refused on entry. */
  min: number;
  max: number;
  /** Days a value may be offered again. */
  reuseDays: number;
}

const vital = (of: Omit<Vital, 'reuseDays'>): Vital => ({ ...of, reuseDays: 7 });

export const vitals = {
  blood_pressure: vital({
    unit: 'mmHg',
    decimals: 0,
    loinc: ['8480-6', '8462-4'],
    low: 101,
    high: 219,
    min: 40,
    max: 300,
  }),
  pulse: vital({ unit: '/min', decimals: 0, loinc: ['8867-4'], low: 41, high: 110, min: 20, max: 250 }),
  breathing: vital({ unit: '/min', decimals: 0, loinc: ['9279-1'], low: 9, high: 20, min: 4, max: 80 }),
  temperature: vital({ unit: '°C', decimals: 1, loinc: ['8310-5'], low: 35.1, high: 39, min: 30, max: 44 }),
  oxygen: vital({ unit: '%', decimals: 0, loinc: ['59408-5'], low: 94, high: null, min: 50, max: 100 }),
  weight: vital({ unit: 'kg', decimals: 1, loinc: ['29463-7'], low: null, high: null, min: 20, max: 350 }),
  glucose: vital({ unit: 'mmol/L', decimals: 1, loinc: ['15074-8'], low: 4, high: 14, min: 0.5, max: 60 }),
  pain: vital({ unit: '/10', decimals: 0, loinc: ['72514-3'], low: null, high: 6, min: 0, max: 10 }),
} as const satisfies Record<string, Vital>;

export type VitalCode = keyof typeof vitals;
