import { signOut } from '@berthcare/shared/contracts/session';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, isSignedOut } from '../api/call';
import { useSession } from '../features/session/session';
import { Button } from '../ui/button';
import { Hidden } from '../ui/hidden';
import { Segmented } from '../ui/segmented';
import styles from './account-menu.module.css';
import { LanguageSwitch } from './language-switch';
import { themes, useTheme } from './theme';

/** Who is signed in, and what belongs to them: language, appearance, signing out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { person } = useSession();
  const [open, setOpen] = useState(false);
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useDismiss(place, open, (byKey) => {
    setOpen(false);
    if (byKey) button.current?.focus();
  });

  return (
    <div ref={place} className={styles.place} data-menu>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.initials}>{initials(person.name)}</span>
        <Hidden>{t('account.label', { name: person.name })}</Hidden>
      </button>
      {open && <AccountSheet id={id} />}
    </div>
  );
}

function AccountSheet({ id }: { id: string }) {
  const { t } = useTranslation();
  const { person, agency } = useSession();
  const [theme, setTheme] = useTheme();
  const leave = useMutation({
    mutationFn: () => call(signOut, {}),
    onSettled: (_, error) => {
      // A new page: nothing of what was read stays in memory.
      if (!error || isSignedOut(error)) window.location.assign('/console/sign-in');
    },
  });
  return (
    <section id={id} className={styles.sheet} aria-label={t('account.title')}>
      <p className={styles.name}>{person.name}</p>
      <p className={styles.role}>
        {t(`role.${person.role}`)}, {agency.name}
      </p>
      <div className={styles.choices}>
        <LanguageSwitch />
        <Segmented
          label={t('theme.label')}
          options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
          value={theme}
          onChange={setTheme}
        />
      </div>
      <Button className={styles.leave} onClick={() => leave.mutate()}>
        {t('account.signOut')}
      </Button>
      <p role="alert" className={styles.problem}>
        {leave.error && !isSignedOut(leave.error) ? t('account.signOutFailed') : ''}
      </p>
    </section>
  );
}

const initials = (name: string): string => {
  const words = name.split(/[\s-]+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0) ?? '')
    .join('');
};

/** Closes on Escape, and on a press or the focus going elsewhere. */
function useDismiss(
  place: React.RefObject<HTMLElement | null>,
  open: boolean,
  dismiss: (byKey: boolean) => void,
): void {
  const latest = useRef(dismiss);
  useEffect(() => {
    latest.current = dismiss;
  });
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current(true);
    };
    const onElsewhere = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) latest.current(false);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onElsewhere);
    document.addEventListener('focusin', onElsewhere);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onElsewhere);
      document.removeEventListener('focusin', onElsewhere);
    };
  }, [open, place]);
}
