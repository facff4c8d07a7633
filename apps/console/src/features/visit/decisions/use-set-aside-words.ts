import { useTranslation } from 'react-i18next';

const known = {
  'visit.reassigned': 'reassigned',
  'visit.locked': 'locked',
  'visit.already_started': 'started',
  'record.former': 'former',
  'record.unknown': 'notTheirs',
  'visit.unknown': 'notTheirs',
  'visit.not_started': 'notStarted',
  'visit.not_locked': 'notLocked',
  'visit.signature_missing': 'signatureMissing',
  'addendum.exists': 'exists',
  'command.unknown': 'notUnderstood',
  'command.malformed': 'notUnderstood',
  'photo.exists': 'exists',
  'command.failed': 'failed',
  'command.waits': 'waits',
  'command.unreadable': 'unreadable',
  'conflict.decided': 'decidedBefore',
  'conflict.changed': 'changedBefore',
} as const;

/** Why work that arrived took no effect. */
export function useSetAsideWords(): { why: (reason: string | null) => string } {
  const { t } = useTranslation('visit');
  return {
    why: (reason) =>
      reason !== null && Object.hasOwn(known, reason)
        ? t(`setAside.why.${known[reason as keyof typeof known]}`)
        : t('setAside.why.other'),
  };
}
