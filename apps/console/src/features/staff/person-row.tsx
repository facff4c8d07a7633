import type { OfficeCaregiver } from '@berthcare/shared/contracts/office-day';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../i18n/use-moment';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Hidden } from '../../ui/hidden';
import { Icon } from '../../ui/icon';
import styles from './person-row.module.css';
import type { Device } from './staff-queries';

interface PersonRowProps {
  person: OfficeCaregiver;
  devices: Device[];
  onIssue: () => void;
  onRevoke: (device: Device) => void;
}

export function PersonRow({ person, devices, onIssue, onRevoke }: PersonRowProps) {
  const { t } = useTranslation('staff');
  const current = devices.filter(({ revokedAt }) => revokedAt === null);
  const revoked = devices.filter(({ revokedAt }) => revokedAt !== null);
  return (
    <li className={styles.person}>
      <div className={styles.who}>
        <h3>{person.name}</h3>
        <p>{[person.credential, person.phone].filter(Boolean).join(', ')}</p>
      </div>
      <ul className={styles.devices}>
        {devices.length === 0 && <li className={styles.none}>{t('noPhone')}</li>}
        {current.map((device) => (
          <CurrentDevice key={device.id} device={device} onRevoke={() => onRevoke(device)} />
        ))}
        {revoked.map((device) => (
          <RevokedDevice key={device.id} device={device} />
        ))}
      </ul>
      <div className={styles.issue}>
        <Button look={current.length === 0 ? 'primary' : 'plain'} onClick={onIssue}>
          {t('issue')}
          <Hidden> {t('forPerson', { name: person.name })}</Hidden>
        </Button>
      </div>
    </li>
  );
}

function CurrentDevice({ device, onRevoke }: { device: Device; onRevoke: () => void }) {
  const { t } = useTranslation('staff');
  const moment = useMoment();
  return (
    <li className={styles.device}>
      <Icon name="device" />
      <div>
        <p className={styles.name}>
          <ReportLink device={device} />
        </p>
        <p className={styles.heard}>
          {[
            device.lastHeardAt === null ? t('neverHeard') : t('heard', { time: moment(device.lastHeardAt) }),
            t('activated', { time: moment(device.activatedAt) }),
            device.signedOutAt === null ? null : t('signedOut', { time: moment(device.signedOutAt) }),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      </div>
      <Button look="quiet" onClick={onRevoke}>
        {t('revoke')}
        <Hidden> {t('ofPerson', { name: device.person.name, device: device.name })}</Hidden>
      </Button>
    </li>
  );
}

function RevokedDevice({ device }: { device: Device }) {
  const { t } = useTranslation('staff');
  const moment = useMoment();
  return (
    <li className={classes(styles.device, styles.revoked)}>
      <Icon name="crossRing" />
      <div>
        <p className={styles.name}>
          <ReportLink device={device} />
        </p>
        <p className={styles.heard}>{t('revokedAt', { time: moment(device.revokedAt ?? 0) })}</p>
      </div>
    </li>
  );
}

/** Leads to what the phone held and has not sent. */
function ReportLink({ device }: { device: Device }) {
  const { t } = useTranslation('staff');
  return (
    <Link to="/staff/devices/$deviceId" params={{ deviceId: device.id }}>
      {device.name}
      <Hidden> {t('report.link', { name: device.person.name })}</Hidden>
    </Link>
  );
}
