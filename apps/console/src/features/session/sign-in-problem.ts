import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/call';

/** What went wrong with signing in, in the reader's language; counts down where the server said how long to wait. */
export function useSignInProblem(error: Error | null): string | null {
  const { t } = useTranslation();
  const left = useSecondsLeft(error instanceof Refused ? error.retryAfter : null, error);
  if (!error) return null;
  if (!(error instanceof Refused)) return t('signIn.problem.unreachable');
  if (error.code === 'rate.limited') {
    if (left === 0) return t('signIn.problem.tryAgain');
    return left > 90
      ? t('signIn.problem.waitMinutes', { count: Math.ceil(left / 60) })
      : t('signIn.problem.waitSeconds', { count: left });
  }
  if (error.code === 'auth.refused') return t('signIn.problem.refused');
  if (error.code === 'request.malformed') return t('signIn.problem.refused');
  if (error.code === 'server.unavailable' || error.code === 'server.replaying')
    return t('signIn.problem.unreachable');
  return t('signIn.problem.other', { requestId: error.requestId ?? '' });
}

/** Counts down from when the error came; 0 when it is over or there is nothing to wait for. */
function useSecondsLeft(seconds: number | null, since: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const end = Date.now() + (seconds ?? 0) * 1000;
    const tell = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tell();
    if (seconds === null) return;
    const timer = setInterval(tell, 1000);
    return () => clearInterval(timer);
  }, [seconds, since]);
  return left;
}
