import { gutter } from '@berthcare/design-tokens/space';
import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { PhoneLink } from '../../../ui/controls/PhoneLink';
import { Sheet } from '../../../ui/layout/Sheet';
import { Section } from '../../../ui/layout/Section';
import { Text } from '../../../ui/text/Text';

export interface Person {
  name: string;
  detail: string;
  phone: string | null;
}

interface HelpSheetProps {
  office: { name: string; phone: string } | null;
  clientName: string;
  contacts: readonly Person[];
  onClose: () => void;
}

/** Whom to call, nearest help first. No network is needed for it. */
export function HelpSheet({ office, clientName, contacts, onClose }: HelpSheetProps) {
  const { t } = useTranslation(['visit', 'common']);
  const reachable = contacts.filter(({ phone }) => phone !== null);
  return (
    <Sheet label={t('visit:help.title')} closeLabel={t('common:close')} onClose={onClose}>
      <View style={{ paddingHorizontal: gutter, gap: 10 }}>
        <Text kind="title" heading={2}>
          {t('visit:help.title')}
        </Text>
        {office ? (
          <PhoneLink look="main" label={t('visit:help.office')} detail={office.name} phone={office.phone} />
        ) : null}
        <PhoneLink
          look="danger"
          label={t('visit:help.emergency')}
          detail={t('visit:help.emergencyDetail')}
          phone="911"
        />
      </View>
      {reachable.length > 0 ? (
        <Section title={t('visit:help.contacts', { name: clientName })}>
          <View style={{ gap: 10 }}>
            {reachable.map(({ name, detail, phone }) => (
              <PhoneLink key={name} label={name} detail={detail} phone={phone!} />
            ))}
          </View>
        </Section>
      ) : null}
      <View style={{ height: 24 }} />
    </Sheet>
  );
}
