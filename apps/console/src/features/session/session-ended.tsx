import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keepSession, type Person } from './session';
import { SignInForm } from './sign-in-form';
import styles from './sign-in-page.module.css';

/**
 * Asks to sign in again where one was. The same person goes on with what they were writing; for anybody else the page
 * starts anew and nothing of it stays in memory.
 */
export function SessionEnded({ personId }: { personId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const goOn = (person: Person) => {
    if (person.person.id !== personId) {
      window.location.assign('/console/');
      return;
    }
    keepSession(queries, person);
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <p className={styles.brand}>BerthCare</p>
      </header>
      <main className={styles.sheet}>
        <h1>{t('sessionEnded.title')}</h1>
        <p className={styles.lead}>{t('sessionEnded.lead')}</p>
        <SignInForm onSignedIn={goOn} />
      </main>
    </div>
  );
}
