import { gutter } from '@berthcare/design-tokens/space';
import { useState } from 'react';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';

interface AccessRowProps {
  address: string;
  access: string | null;
  code: string | null;
}

/** How to get in. The code is hidden until it is asked for: a phone lies open on kitchen tables. */
export function AccessRow({ address, access, code }: AccessRowProps) {
  const { t } = useTranslation('client');
  const styles = useStyles();
  const [shown, setShown] = useState(false);
  return (
    <View role="region" aria-label={t('access')} style={styles.access}>
      <Text>{address}</Text>
      {access || code ? (
        <View style={styles.row}>
          <View style={styles.words}>
            {access ? (
              <Text kind="meta" tone="ink2">
                {access}
              </Text>
            ) : null}
            {shown ? <Text kind="value">{code}</Text> : null}
          </View>
          {code ? (
            <Button icon="key" label={t(shown ? 'hideCode' : 'showCode')} onPress={() => setShown(!shown)} />
          ) : null}
        </View>
      ) : null}
    </View>
  );
}

const useStyles = createStyles(() => ({
  access: { paddingHorizontal: gutter, paddingTop: 16 },
  row: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: 12,
    rowGap: 8,
  },
  words: { flexShrink: 1, flexGrow: 1, flexBasis: 140, gap: 2 },
}));
