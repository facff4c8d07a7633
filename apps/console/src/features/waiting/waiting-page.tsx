import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { NoConnection } from '../../ui/no-connection';
import { useTitle } from '../../ui/use-title';
import { VisitWaiting } from './visit-waiting';
import styles from './waiting-page.module.css';
import { waitingQuery, type WaitingItem } from './waiting-queries';
import { WorkAlone } from './work-alone';

/** Everything that waits for a decision, of whatever day, the most urgent first. */
export function WaitingPage() {
  const { t } = useTranslation('waiting');
  const query = useInfiniteQuery(waitingQuery);
  useTitle(t('title'));
  const { dataUpdatedAt, refetch } = query;
  const moved = query.data?.pages.some((page) => page.moved);
  useEffect(() => {
    // Something became more urgent than what stands here already.
    if (moved) void refetch();
  }, [moved, dataUpdatedAt, refetch]);
  return (
    <main id="page" tabIndex={-1} className={styles.page}>
      <header className={styles.head}>
        <h1 tabIndex={-1} data-visit-title>
          {t('title')}
        </h1>
        <p>{t('lead')}</p>
      </header>
      {query.data ? (
        <Items
          items={query.data.pages.flatMap(({ items }) => items)}
          more={query.hasNextPage ? () => void query.fetchNextPage() : null}
        />
      ) : (
        query.error && <NoConnection onRetry={() => void query.refetch()} level={2} />
      )}
    </main>
  );
}

interface ItemsProps {
  items: readonly WaitingItem[];
  /** Fetches what follows; null where nothing does. */
  more: (() => void) | null;
}

function Items({ items, more }: ItemsProps) {
  const { t } = useTranslation('waiting');
  if (items.length === 0) return <p className={styles.none}>{t('none')}</p>;
  return (
    <>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.kind === 'visit' ? item.visit.id : item.command.id}>
            {item.kind === 'visit' ? <VisitWaiting item={item} /> : <WorkAlone item={item} />}
          </li>
        ))}
      </ul>
      {more && <Button onClick={more}>{t('more')}</Button>}
    </>
  );
}
