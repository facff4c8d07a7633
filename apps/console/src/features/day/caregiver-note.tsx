import type { OfficeCaregiver } from '@berthcare/shared/contracts/office-day';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../i18n/use-moment';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import styles from './caregiver-note.module.css';

interface CaregiverNoteProps {
  caregiver: OfficeCaregiver;
  /** The phone is silent and something hangs on it: then this line is what matters. */
  silent: boolean;
}

/** Credential, and when the phone was last heard of. */
export function CaregiverNote({ caregiver: { credential, lastHeardAt }, silent }: CaregiverNoteProps) {
  const { t } = useTranslation('day');
  const moment = useMoment();
  const parts =
    lastHeardAt === null
      ? [credential, t('heard.never')]
      : silent
        ? [t('heard.last', { time: moment(lastHeardAt) })]
        : [credential, t('heard.at', { time: moment(lastHeardAt) })];
  return (
    <p className={classes(styles.note, silent && styles.silent)}>
      {silent && <Icon name="question" />}
      {parts.filter(Boolean).join(', ')}
    </p>
  );
}
