import type { OfficeCaregiver } from '@berthcare/shared/contracts/office-day';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoConnection } from '../../ui/no-connection';
import { useTitle } from '../../ui/use-title';
import { CodeDialog } from './code-dialog';
import { PersonRow } from './person-row';
import { RevokeDialog } from './revoke-dialog';
import styles from './staff-page.module.css';
import { devicesQuery, staffQuery, type Device, type Staff } from './staff-queries';

/** Who has a phone of the agency, when it was last heard of; letting one in, and shutting one out. */
export function StaffPage() {
  const { t } = useTranslation('staff');
  const staff = useQuery(staffQuery);
  const devices = useQuery(devicesQuery);
  useTitle(t('title'));
  const retry = () => {
    void staff.refetch();
    void devices.refetch();
  };
  return (
    <main id="page" tabIndex={-1} className={styles.page}>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </header>
      {staff.data && devices.data ? (
        <People staff={staff.data} devices={devices.data} />
      ) : (
        (staff.error ?? devices.error) && <NoConnection onRetry={retry} level={2} />
      )}
    </main>
  );
}

type Open = { kind: 'code'; person: OfficeCaregiver } | { kind: 'revoke'; device: Device };

function People({ staff, devices }: { staff: Staff; devices: Device[] }) {
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {staff.teams.map((team) => (
        <section key={team.id} className={styles.team} aria-labelledby={`team-${team.id}`}>
          <h2 id={`team-${team.id}`}>{team.name}</h2>
          <ul>
            {staff.caregivers
              .filter(({ teamIds }) => teamIds.includes(team.id))
              .sort((a, b) => a.name.localeCompare(b.name))
              .map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  devices={devices.filter((device) => device.person.id === person.id)}
                  onIssue={() => setOpen({ kind: 'code', person })}
                  onRevoke={(device) => setOpen({ kind: 'revoke', device })}
                />
              ))}
          </ul>
        </section>
      ))}
      {open?.kind === 'code' && <CodeDialog person={open.person} onClose={close} />}
      {open?.kind === 'revoke' && <RevokeDialog device={open.device} onClose={close} />}
    </>
  );
}
