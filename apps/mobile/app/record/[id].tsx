import { useLocalSearchParams } from 'expo-router';
import { RecordScreen } from '../../src/features/record/screens/RecordScreen';

export default function Route() {
  const { id } = useLocalSearchParams<{ id: string }>();
  return <RecordScreen key={id} visitId={id} />;
}
