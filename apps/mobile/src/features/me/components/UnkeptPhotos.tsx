import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';

/** A visit of which pictures are in the app's memory alone. */
export interface UnkeptVisit {
  id: string;
  /** Empty where the client's record is not on this phone any more. */
  clientName: string;
  count: number;
  /** Whether its screen can be opened, to keep them. */
  underWay: boolean;
}

interface UnkeptPhotosProps {
  visit: UnkeptVisit;
  onOpen: () => void;
  onLeaveOut: () => void;
}

/** Photos that are not kept: their visit is opened to keep them, or they are left out where no visit takes them any more. */
export function UnkeptPhotos({ visit, onOpen, onLeaveOut }: UnkeptPhotosProps) {
  const { t } = useTranslation('me');
  const styles = useStyles();
  const { clientName, count, underWay } = visit;
  return (
    <View style={styles.box}>
      {clientName === '' ? null : <Text kind="strong">{clientName}</Text>}
      <Text tone="ink2">{t(underWay ? 'unkept' : 'unkeepable', { count })}</Text>
      {underWay ? (
        <Button label={t('openVisit')} onPress={onOpen} />
      ) : (
        <Button label={t('leaveOut', { count })} onPress={onLeaveOut} />
      )}
    </View>
  );
}

const useStyles = createStyles(() => ({ box: { gap: 6, alignItems: 'flex-start' } }));
