import type { OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Addenda } from './addenda';
import { AddendumForm } from './addendum-form';
import { Asked } from './asked';
import { ClientFacts } from './client-facts';
import { Conflicts, DecidedConflicts } from './decisions/conflicts';
import { SetAside, SettledAside } from './decisions/set-aside';
import { Entries } from './entries';
import { Looks } from './looks';
import { givenName } from '../../i18n/names';
import { Notes } from './notes';
import { Photos } from './photos';
import { Receipt } from './receipt';
import { Signed } from './signed';
import { VisitHead } from './visit-head';
import styles from './visit-document.module.css';

interface VisitDocumentProps {
  visit: OfficeVisit;
  /** Takes the focus when the visit opens. */
  heading: RefObject<HTMLHeadingElement | null>;
}

/** What the office knows of one visit, the gravest first. */
export function VisitDocument({ visit, heading }: VisitDocumentProps) {
  const [writing, setWriting] = useState(false);
  return (
    <div className={styles.document}>
      <VisitHead visit={visit} heading={heading} />
      <ClientFacts client={visit.client} />
      <Receipt visit={visit} />
      <Looks visit={visit} />
      <Conflicts visit={visit} />
      <SetAside visit={visit} />
      <Entries visit={visit} />
      <Asked visit={visit} />
      <Notes visit={visit} />
      <Photos visit={visit} />
      <Addenda visit={visit} />
      <DecidedConflicts visit={visit} />
      <SettledAside visit={visit} />
      <Signed visit={visit} />
      {writing ? (
        <AddendumForm visit={visit} onDone={() => setWriting(false)} />
      ) : (
        <Actions visit={visit} onWrite={() => setWriting(true)} />
      )}
    </div>
  );
}

function Actions({ visit, onWrite }: { visit: OfficeVisit; onWrite: () => void }) {
  const { t } = useTranslation('visit');
  const { caregiver } = visit;
  const locked = visit.state === 'completed';
  if (!locked && !caregiver?.phone) return null;
  return (
    <footer className={styles.actions}>
      {locked && (
        <Button icon="plus" onClick={onWrite}>
          {t('addendum.start')}
        </Button>
      )}
      {caregiver?.phone && (
        <a
          className={buttonClass()}
          href={`tel:${caregiver.phone.replace(/[^+\d]/g, '')}`}
          title={caregiver.phone}
        >
          <Icon name="call" />
          {t('callCaregiver', { name: givenName(caregiver.name) })}
        </a>
      )}
    </footer>
  );
}
