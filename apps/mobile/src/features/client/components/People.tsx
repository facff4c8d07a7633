import { View } from 'react-native';
import { useTranslation } from 'react-i18next';
import { PhoneLink } from '../../../ui/controls/PhoneLink';
import { Section } from '../../../ui/layout/Section';
import { Text } from '../../../ui/text/Text';
import type { ClientProfile } from '../model/client-profile';

interface PeopleProps extends Pick<ClientProfile, 'people'> {
  client: Pick<ClientProfile, 'name' | 'phone' | 'address'>;
}

/** Whom to call about this client, the client first. */
export function People({ people, client }: PeopleProps) {
  const { t } = useTranslation('client');
  if (people.length === 0 && client.phone === null) return null;
  const detailOf = ({ relation, representative }: ClientProfile['people'][number]) =>
    representative ? `${relation}, ${t('representative')}` : relation;
  return (
    <Section title={t('people')}>
      <View style={{ gap: 10 }}>
        {client.phone ? <PhoneLink label={client.name} detail={client.address} phone={client.phone} /> : null}
        {people.map((person) =>
          person.phone ? (
            <PhoneLink key={person.id} label={person.name} detail={detailOf(person)} phone={person.phone} />
          ) : (
            <View key={person.id}>
              <Text kind="strong">{person.name}</Text>
              <Text kind="small" tone="ink2">
                {detailOf(person)}
              </Text>
            </View>
          ),
        )}
      </View>
    </Section>
  );
}
