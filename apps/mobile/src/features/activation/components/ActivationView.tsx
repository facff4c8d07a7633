import { gutter } from '@berthcare/design-tokens/space';
import { languageNames, type Language } from '@berthcare/locales/language';
import { ACTIVATION_CODE_DIGITS } from '@berthcare/shared/contracts/devices';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button';
import { MainButton } from '../../../ui/controls/MainButton';
import { Keypad } from '../../../ui/entry/Keypad';
import { Dock } from '../../../ui/layout/Dock';
import { Screen } from '../../../ui/layout/Screen';
import { useLow } from '../../../ui/layout/use-low';
import { IconLine } from '../../../ui/marks/IconLine';
import { Text } from '../../../ui/text/Text';
import { createStyles } from '../../../ui/theme/styles';
import { CodeBoxes } from './CodeBoxes';

/** How the last try went; null before any. */
export type ActivationTrouble =
  { kind: 'refused' | 'offline' | 'unavailable' } | { kind: 'too-many'; minutes: number };

interface ActivationViewProps {
  language: Language;
  online: boolean;
  code: string;
  busy: boolean;
  trouble: ActivationTrouble | null;
  /** How much of other people's work waits on this phone to be sent. */
  left: number;
  /** The office has just withdrawn the phone from who had it. */
  withdrawn: boolean;
  onLanguage: (language: Language) => void;
  /** Digits typed so far; the last one activates without another tap. */
  onCode: (code: string) => void;
  /** Tries the whole code again. */
  onAgain: () => void;
}

const onlyDigits = (text: string) => text.replace(/\D/g, '').slice(0, ACTIVATION_CODE_DIGITS);

/** The phone becomes the person's: the only step that needs the network. */
export function ActivationView(props: ActivationViewProps) {
  const { language, online, code, busy, trouble, left, withdrawn, onLanguage, onCode, onAgain } = props;
  const { t } = useTranslation('activation');
  const styles = useStyles();
  const other: Language = language === 'en' ? 'fr' : 'en';
  const missing = ACTIVATION_CODE_DIGITS - code.length;
  const press = (key: string) => onCode(key === 'erase' ? code.slice(0, -1) : onlyDigits(code + key));
  const low = useLow();
  const keypad = <Keypad separator={null} eraseLabel={t('erase')} onKey={press} />;
  return (
    <Screen
      header={
        <View style={styles.top}>
          <View style={styles.network}>
            <IconLine icon={online ? 'online' : 'offline'} tone="ink2" kind="small" size={17}>
              {t(online ? 'networkNote' : 'offlineNote')}
            </IconLine>
          </View>
          <View style={styles.language}>
            <Button
              look="plain"
              label={languageNames[other]}
              lang={other}
              onPress={() => onLanguage(other)}
            />
          </View>
        </View>
      }
      dock={
        <View>
          {low ? null : keypad}
          <Dock
            bare
            main={
              <MainButton
                label={busy ? t('activating') : missing > 0 ? t('more', { count: missing }) : t('again')}
                look={missing > 0 || busy ? 'quiet' : 'main'}
                step="activate"
                onPress={() => (missing === 0 && !busy ? onAgain() : undefined)}
              />
            }
          />
        </View>
      }
    >
      <View style={styles.body}>
        <Text kind="title" heading={1}>
          {t('title')}
        </Text>
        {withdrawn ? <Text>{t('withdrawn')}</Text> : null}
        <Text tone="ink2">{t('intro')}</Text>
        {left > 0 ? (
          <IconLine icon="device" tone="ink2" kind="meta">
            {t('left', { count: left })}
          </IconLine>
        ) : null}
        <CodeBoxes code={code} label={t('code')} onChange={(text) => onCode(onlyDigits(text))} />
        {low ? keypad : null}
        <View role="alert" style={styles.trouble}>
          {trouble ? (
            <IconLine
              icon={trouble.kind === 'offline' ? 'offline' : 'warning'}
              tone={toneOf(trouble)}
              kind="meta"
            >
              {troubleText(t, trouble)}
            </IconLine>
          ) : null}
        </View>
      </View>
    </Screen>
  );
}

const toneOf = ({ kind }: ActivationTrouble) => (kind === 'offline' ? 'ink' : 'attn');

function troubleText(
  t: ReturnType<typeof useTranslation<'activation'>>['t'],
  trouble: ActivationTrouble,
): string {
  if (trouble.kind === 'too-many') return t('tooMany', { count: trouble.minutes });
  if (trouble.kind === 'offline') return t('offlineRefused');
  return t(trouble.kind);
}

const useStyles = createStyles(() => ({
  top: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between' },
  network: { paddingLeft: gutter, flexShrink: 1, paddingVertical: 8 },
  language: { marginLeft: 'auto', paddingRight: 12 },
  body: { paddingHorizontal: gutter, paddingTop: 4, gap: 10 },
  trouble: { minHeight: 40, paddingTop: 4 },
}));
