import { useLocalSearchParams } from 'expo-router';
import { VisitScreen } from '../../src/features/visit/screens/VisitScreen';

export default function Route() {
  const { id } = useLocalSearchParams<{ id: string }>();
  return <VisitScreen key={id} visitId={id} />;
}
