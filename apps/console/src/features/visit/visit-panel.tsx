import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/call';
import { Icon } from '../../ui/icon';
import { iconButtonClass } from '../../ui/icon-button';
import { NoConnection } from '../../ui/no-connection';
import { useEscape } from '../../ui/use-escape';
import { useWide } from '../../ui/use-media';
import { VisitDocument } from './visit-document';
import styles from './visit-panel.module.css';
import { VisitTitle } from './visit-title';
import { visitQuery } from './visit-query';

/** One visit, at its own address: beside the day where there is room, a page of its own where not. */
export function VisitPanel() {
  const { t } = useTranslation('visit');
  const { day, visitId } = useParams({ from: '/office/days/$day/visits/$visitId' });
  const wide = useWide();
  const query = useQuery(visitQuery(visitId));
  const heading = useRef<HTMLHeadingElement>(null);
  const loaded = query.data !== undefined;
  useEffect(() => heading.current?.focus(), [visitId, loaded]);

  return (
    <Frame day={day}>
      {query.data ? (
        <VisitDocument key={visitId} visit={query.data} heading={heading} />
      ) : query.error instanceof Refused && query.error.code === 'not_found' ? (
        <div className={styles.message}>
          <VisitTitle heading={heading}>{t('unknown.title')}</VisitTitle>
          <p>{t('unknown.text')}</p>
        </div>
      ) : query.error ? (
        <NoConnection onRetry={() => void query.refetch()} level={wide ? 2 : 1} />
      ) : (
        <div className={styles.waiting} role="status">
          <VisitTitle heading={heading}>{t('loading')}</VisitTitle>
        </div>
      )}
    </Frame>
  );
}

function Frame({ day, children }: { day: string; children: ReactNode }) {
  const { t } = useTranslation('visit');
  const wide = useWide();
  const close = useRef<HTMLAnchorElement>(null);
  useEscape(() => close.current?.click(), wide);
  const link = (
    <Link
      ref={close}
      to="/days/$day"
      params={{ day }}
      search={(search) => search}
      className={wide ? `${iconButtonClass} ${styles.close}` : styles.back}
      aria-label={wide ? t('close') : undefined}
      title={wide ? t('close') : undefined}
    >
      <Icon name={wide ? 'cross' : 'left'} />
      {!wide && t('back')}
    </Link>
  );
  if (!wide) {
    return (
      <main id="page" tabIndex={-1} className={styles.panel}>
        {link}
        {children}
      </main>
    );
  }
  return (
    <aside className={styles.panel} aria-label={t('label')}>
      {link}
      {children}
    </aside>
  );
}
