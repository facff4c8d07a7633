import { useTranslation } from 'react-i18next';
import { SideButton } from '../../../ui/controls/SideButton';

/** Help is beside the main button on every screen of a visit. It works without a network: it is a telephone call. */
export function HelpButton({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation('visit');
  return <SideButton icon="call" label={t('help.title')} onPress={onPress} />;
}
