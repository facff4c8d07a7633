import { useTranslation } from 'react-i18next';
import { Refused } from '../../api/call';
import { Problem } from '../../ui/problem';
import { NotTaken } from './use-sending';

interface SendingProblemProps {
  error: Error | null;
  /** Why the record did not take it, from its code. */
  refused: (reason: string) => string;
}

/** What became of it that is not what was meant; read out when it appears. */
export function SendingProblem({ error, refused }: SendingProblemProps) {
  const { t } = useTranslation('visit');
  return <Problem>{error && textOf(error)}</Problem>;

  function textOf(problem: Error): string {
    if (problem instanceof NotTaken) return refused(problem.message);
    if (problem instanceof Refused) return t('sending.server', { requestId: problem.requestId ?? '' });
    return t('sending.unreachable');
  }
}
