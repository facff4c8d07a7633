import { View } from 'react-native';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { Section } from '../../../ui/layout/Section';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';

interface SignOutProps {
  unsent: boolean;
  /** Pictures that the office does not have: nobody but their author sends them. */
  photos: number;
  /** Pictures that are in the app's memory alone, and end with the sign-out. */
  unkept: number;
  /** Whether it was tried, and nothing has changed. */
  failed: boolean;
  onSignOut: () => void;
}

/** Leaving the phone: what becomes of what was written and taken is read before it is confirmed. */
export function SignOut({ unsent, photos, unkept, failed, onSignOut }: SignOutProps) {
  const { t } = useTranslation('me');
  const styles = useStyles();
  const [asked, setAsked] = useState(false);
  return (
    <Section title={t('signOut.title')}>
      <View style={styles.body}>
        <Text>{t('signOut.intro')}</Text>
        {unsent ? <Text>{t('signOut.waiting')}</Text> : null}
        {photos > 0 ? <Text>{t('signOut.photos', { count: photos })}</Text> : null}
        {unkept > 0 ? <Text>{t('signOut.unkept', { count: unkept })}</Text> : null}
        {failed ? (
          <View role="alert">
            <IconLine icon="warning" tone="attn">
              {t('signOut.failed')}
            </IconLine>
          </View>
        ) : null}
        <View style={styles.choice}>
          {asked ? (
            <>
              <Button tone="danger" label={t('signOut.confirm')} onPress={onSignOut} />
              <Button look="plain" label={t('signOut.stay')} onPress={() => setAsked(false)} />
            </>
          ) : (
            <Button label={t('signOut.start')} onPress={() => setAsked(true)} />
          )}
        </View>
      </View>
    </Section>
  );
}

const useStyles = createStyles(() => ({
  body: { gap: 10 },
  choice: { flexDirection: 'row', flexWrap: 'wrap', gap: 12 },
}));
