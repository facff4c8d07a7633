import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/call';
import { serverNow } from '../../api/clock';
import { useFormat } from '../../i18n/use-format';
import { useMoment } from '../../i18n/use-moment';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { NoConnection } from '../../ui/no-connection';
import { useTitle } from '../../ui/use-title';
import styles from './device-report.module.css';
import { lastSign } from './last-sign';
import { RevokeDialog } from './revoke-dialog';
import { reportQuery, type Report } from './staff-queries';

/** What has to be known of a phone that may be lost: to read, and to print for whoever answers for it. */
export function DeviceReport() {
  const { t } = useTranslation('staff');
  const { deviceId } = useParams({ from: '/office/staff/devices/$deviceId' });
  const query = useQuery(reportQuery(deviceId));
  const gone = query.error instanceof Refused && query.error.code === 'not_found';
  useTitle(t('report.title'));
  return (
    <main id="page" tabIndex={-1} className={styles.page}>
      <Link to="/staff" className={styles.back}>
        <Icon name="left" />
        {t('report.back')}
      </Link>
      {query.data ? (
        <Told report={query.data} />
      ) : gone ? (
        <h1>{t('report.unknown')}</h1>
      ) : (
        query.error && <NoConnection onRetry={() => void query.refetch()} />
      )}
    </main>
  );
}

function Told({ report: { device, unsent, pictures, held } }: { report: Report }) {
  const { t } = useTranslation('staff');
  const format = useFormat();
  const moment = useMoment();
  const [revoking, setRevoking] = useState(false);
  const heardAt = lastSign(device.lastHeardAt, held?.at ?? null);
  return (
    <>
      <h1>{t('report.of', { name: device.person.name })}</h1>
      <p className={styles.made}>
        {t('report.made', {
          day: format.dayTitle(format.dayOf(serverNow())),
          time: format.time(serverNow()),
        })}
      </p>
      <dl className={styles.facts}>
        <Fact name={t('report.phone')}>{device.name}</Fact>
        <Fact name={t('report.activated')}>{moment(device.activatedAt)}</Fact>
        <Fact name={t('report.heard')}>{heardAt === null ? t('neverHeard') : moment(heardAt)}</Fact>
        {device.signedOutAt !== null && (
          <Fact name={t('report.signedOut')}>{moment(device.signedOutAt)}</Fact>
        )}
        <Fact name={t('report.revoked')}>
          {device.revokedAt === null ? t('report.notRevoked') : moment(device.revokedAt)}
        </Fact>
        <Fact name={t('report.unsent')}>
          {t('report.unsentCount', { count: unsent })}
          <span>{t('report.unsentText')}</span>
        </Fact>
        {pictures > 0 && (
          <Fact name={t('report.pictures')}>
            {t('report.picturesCount', { count: pictures })}
            <span>{t('report.picturesText')}</span>
          </Fact>
        )}
      </dl>
      <section>
        <h2>{t('report.held')}</h2>
        {held ? (
          <>
            <p>
              {t('report.heldText', {
                time: moment(held.at),
                from: format.day(held.from),
                to: format.day(held.to),
              })}
            </p>
            <ul className={styles.clients}>
              {held.clients.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
            {held.others > 0 && <p>{t('report.others', { count: held.others })}</p>}
          </>
        ) : (
          <p>{t('report.nothingHeld')}</p>
        )}
      </section>
      <footer className={styles.actions}>
        <Button onClick={() => window.print()}>{t('report.print')}</Button>
        {device.revokedAt === null && (
          <Button onClick={() => setRevoking(true)}>{t('revoking.action')}</Button>
        )}
      </footer>
      {revoking && <RevokeDialog device={device} onClose={() => setRevoking(false)} />}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
