import { issueActivationCode } from '@berthcare/shared/contracts/devices';
import type { OfficeCaregiver } from '@berthcare/shared/contracts/office-day';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call, Refused } from '../../api/call';
import { serverNow } from '../../api/clock';
import { useFormat } from '../../i18n/use-format';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { useSecondsUntil } from '../../ui/use-seconds-until';
import styles from './code-dialog.module.css';
import { devicesQuery } from './staff-queries';

interface CodeDialogProps {
  person: OfficeCaregiver;
  onClose: () => void;
}

/** The code that lets one phone in: read out over the telephone, it works once, for a quarter of an hour. */
export function CodeDialog({ person, onClose }: CodeDialogProps) {
  const { t } = useTranslation('staff');
  const issuing = useMutation({
    mutationFn: async () => {
      const issuedAt = serverNow();
      return { ...(await call(issueActivationCode, { body: { personId: person.id } })), issuedAt };
    },
  });
  const asked = useRef(false);
  const { mutate } = issuing;
  useEffect(() => {
    // Once, though effects run twice in development: a second code would replace the first.
    if (!asked.current) mutate();
    asked.current = true;
  }, [mutate]);

  return (
    <Dialog title={t('code.title', { name: person.name })} onClose={onClose}>
      {issuing.data && (
        <Code {...issuing.data} personId={person.id} onAgain={() => mutate()} onClose={onClose} />
      )}
      {issuing.error && (
        <div role="alert" className={styles.problem}>
          <p>{t(issuing.error instanceof Refused ? 'code.refused' : 'code.unreachable')}</p>
          <Button onClick={() => mutate()}>{t('code.retry')}</Button>
        </div>
      )}
    </Dialog>
  );
}

interface CodeProps {
  code: string;
  expiresAt: number;
  issuedAt: number;
  personId: string;
  onAgain: () => void;
  onClose: () => void;
}

function Code({ code, expiresAt, issuedAt, personId, onAgain, onClose }: CodeProps) {
  const { t } = useTranslation('staff');
  const format = useFormat();
  const left = useSecondsUntil(expiresAt);
  const devices = useQuery({ ...devicesQuery, refetchInterval: 3_000 });
  const activated = devices.data?.find(
    (device) => device.person.id === personId && device.activatedAt >= issuedAt - 1_000,
  );
  if (activated) {
    return (
      <div role="status" className={styles.done}>
        <p>
          <Icon name="confirmed" />
          {t('code.activated', { device: activated.name, time: format.time(activated.activatedAt) })}
        </p>
        <Button look="primary" onClick={onClose}>
          {t('code.finish')}
        </Button>
      </div>
    );
  }
  if (left === 0) {
    return (
      <div role="status" className={styles.done}>
        <p>{t('code.over')}</p>
        <Button look="primary" onClick={onAgain}>
          {t('code.again')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <p className={styles.lead}>{t('code.lead')}</p>
      <p className={styles.digits} role="img" aria-label={code.split('').join(' ')}>
        <span>{code.slice(0, 4)}</span>
        <span>{code.slice(4)}</span>
      </p>
      <p className={styles.left} role="timer">
        {t('code.left', { time: clock(left) })}
      </p>
      <p className={styles.note}>{t('code.once')}</p>
    </>
  );
}

/** Minutes and seconds, 14:32. */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
