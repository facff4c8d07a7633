import { useTranslation } from 'react-i18next';

const known = {
  'conflict.decided': 'conflictDecided',
  'conflict.changed': 'changed',
  'set_aside.decided': 'settled',
  'set_aside.unknown': 'settled',
  'set_aside.not_acceptable': 'notAcceptable',
  'visit.not_started': 'notStarted',
  'visit.already_started': 'alreadyStarted',
  'visit.not_locked': 'notLocked',
  'addendum.exists': 'exists',
  'photo.exists': 'exists',
} as const;

/** Why a decision was not taken, and what can be done. */
export function useRefusalWords(): (reason: string) => string {
  const { t } = useTranslation('visit');
  return (reason) =>
    Object.hasOwn(known, reason)
      ? t(`refused.${known[reason as keyof typeof known]}`)
      : t('refused.other', { reason });
}
