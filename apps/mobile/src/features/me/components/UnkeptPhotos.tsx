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
  /** Where they can still be kept: on the visit's screen, here once it is over, or nowhere, for want of the visit. */
  keeping: 'on its screen' | 'here' | 'not any more';
}

interface UnkeptPhotosProps {
  visit: UnkeptVisit;
  onOpen: () => void;
  onKeep: () => void;
  onLeaveOut: () => void;
}

/** Photos that are not kept: on their visit's screen they can be, or here once it is over; where no visit takes them, they are left out. */
export function UnkeptPhotos({ visit, onOpen, onKeep, onLeaveOut }: UnkeptPhotosProps) {
  const { t } = useTranslation('me');
  const styles = useStyles();
  const { clientName, count, keeping } = visit;
  return (
    <View style={styles.box}>
      {clientName === '' ? null : <Text kind="strong">{clientName}</Text>}
      <Text tone="ink2">{t(keeping === 'not any more' ? 'unkeepable' : 'unkept', { count })}</Text>
      {keeping === 'here' ? <Button label={t('keep', { count })} onPress={onKeep} /> : null}
      {keeping === 'on its screen' ? (
        <Button label={t('openVisit')} onPress={onOpen} />
      ) : (
        <Button label={t('leaveOut', { count })} onPress={onLeaveOut} />
      )}
    </View>
  );
}

const useStyles = createStyles(() => ({ box: { gap: 6, alignItems: 'flex-start' } }));
