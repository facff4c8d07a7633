import { useTranslation } from 'react-i18next';
import { whyKey } from './set-aside-reason';

/** Why work that arrived took no effect. */
export function useSetAsideWords(): { why: (reason: string | null) => string } {
  const { t } = useTranslation('visit');
  return { why: (reason) => t(`setAside.why.${whyKey(reason)}`) };
}
