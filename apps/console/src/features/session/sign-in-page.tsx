import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../app/language-switch';
import { useTitle } from '../../ui/use-title';
import { keepSession, sessionQuery } from './session';
import { SignInForm } from './sign-in-form';
import styles from './sign-in-page.module.css';

export function SignInPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const router = useRouter();
  const { next } = useSearch({ from: '/sign-in' });
  const session = useQuery({ ...sessionQuery, enabled: false });
  useTitle(t('signIn.title'));
  const open = session.data !== undefined && !session.data.ended;
  useEffect(() => {
    if (open) router.history.replace(router.options.basepath + (next ?? '/days/today'));
  }, [open, next, router]);

  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <p className={styles.brand}>BerthCare</p>
        <LanguageSwitch />
      </header>
      <main className={styles.sheet}>
        <h1>{t('signIn.title')}</h1>
        <p className={styles.lead}>{t('signIn.lead')}</p>
        <SignInForm onSignedIn={(person) => keepSession(queries, person)} />
        <p className={styles.help}>{t('signIn.help')}</p>
      </main>
    </div>
  );
}
