import { useState } from 'react';
import { StyleSheet, View } from 'react-native';
import { useTextScale } from '../../../ui/theme/text-scale';
import type { VisitPhoto } from '../queries/photos';
import { PhotoSheet } from './PhotoSheet';
import { PhotoTile } from './PhotoTile';

interface PhotoTilesProps {
  photos: readonly VisitPhoto[];
  /** Of their visit, `YYYY-MM-DD`. */
  day: string;
  /** Null where none can be taken back. */
  onRemove: ((id: string) => void) | null;
}

/** Up to this text size, 1 is as designed, two stand beside each other. */
const roomForTwo = 1.3;

/** Photos beside each other, two in a row; pressed, one of them large. */
export function PhotoTiles({ photos, day, onRemove }: PhotoTilesProps) {
  const [opened, open] = useState<string | null>(null);
  const width = useTextScale() <= roomForTwo ? '50%' : '100%';
  const shown = photos.find(({ id }) => id === opened);
  return (
    <View style={styles.tiles}>
      {photos.map((photo) => (
        <View key={photo.id} style={[styles.place, { width }]}>
          <PhotoTile {...{ photo, day }} onOpen={() => open(photo.id)} />
        </View>
      ))}
      {shown ? (
        <PhotoSheet
          {...{ photo: shown, day }}
          onRemove={
            shown.state === 'draft' && onRemove
              ? () => {
                  open(null);
                  onRemove(shown.id);
                }
              : null
          }
          onClose={() => open(null)}
        />
      ) : null}
    </View>
  );
}

const styles = StyleSheet.create({
  tiles: { flexDirection: 'row', flexWrap: 'wrap', marginHorizontal: -6 },
  place: { paddingHorizontal: 6, paddingBottom: 12 },
});
