import { signIn } from '@berthcare/shared/contracts/session';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Problem } from '../../ui/problem';
import type { Person } from './session';
import { useSignInProblem } from './sign-in-problem';
import styles from './sign-in-form.module.css';

interface SignInFormProps {
  onSignedIn: (person: Person) => void;
}

export function SignInForm({ onSignedIn }: SignInFormProps) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [incomplete, setIncomplete] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const attempt = useMutation({
    mutationFn: () => call(signIn, { body: { email: email.trim(), password } }),
    onSuccess: onSignedIn,
    onError: () => form.current?.querySelector<HTMLInputElement>('[name=password]')?.select(),
  });
  const problem = useSignInProblem(attempt.error);
  const malformed = incomplete && !/^\S+@\S+\.\S+$/.test(email.trim());
  const empty = incomplete && password === '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const complete = /^\S+@\S+\.\S+$/.test(email.trim()) && password !== '';
    setIncomplete(!complete);
    if (complete && !attempt.isPending) attempt.mutate();
  };

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Field label={t('signIn.email')} error={malformed ? t('signIn.emailMissing') : undefined}>
        {(control) => (
          <input
            {...control}
            type="email"
            name="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('signIn.password')} error={empty ? t('signIn.passwordMissing') : undefined}>
        {(control) => (
          <div className={styles.password}>
            <input
              {...control}
              type={shown ? 'text' : 'password'}
              name="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            <button
              type="button"
              className={styles.show}
              aria-pressed={shown}
              onClick={() => setShown(!shown)}
            >
              {shown ? t('signIn.hide') : t('signIn.show')}
            </button>
          </div>
        )}
      </Field>
      <Problem>{problem}</Problem>
      <Button look="primary" type="submit" className={styles.submit}>
        {attempt.isPending ? t('signIn.working') : t('signIn.action')}
      </Button>
    </form>
  );
}
