import { revokeDevice } from '@berthcare/shared/contracts/devices';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call';
import { useMoment } from '../../i18n/use-moment';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import styles from './revoke-dialog.module.css';
import { devicesQuery, type Device } from './staff-queries';

interface RevokeDialogProps {
  device: Device;
  onClose: () => void;
}

/** Asks before a phone is shut out: it cannot be undone, only followed by a new activation. */
export function RevokeDialog({ device, onClose }: RevokeDialogProps) {
  const { t } = useTranslation('staff');
  const moment = useMoment();
  const queries = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => call(revokeDevice, { params: { id: device.id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: devicesQuery.queryKey });
      onClose();
    },
  });
  return (
    <Dialog title={t('revoking.title', { name: device.person.name })} onClose={onClose}>
      <p>
        {device.name}
        {'. '}
        {device.lastHeardAt === null ? t('neverHeard') : t('heard', { time: moment(device.lastHeardAt) })}
      </p>
      <p className={styles.text}>{t('revoking.text')}</p>
      <p role="alert" className={styles.problem}>
        {revoking.error ? t('revoking.failed') : ''}
      </p>
      <div className={styles.actions}>
        <Button look="primary" onClick={() => !revoking.isPending && revoking.mutate()}>
          {t('revoking.action')}
        </Button>
        <Button look="quiet" onClick={onClose} autoFocus>
          {t('revoking.keep')}
        </Button>
      </div>
    </Dialog>
  );
}
