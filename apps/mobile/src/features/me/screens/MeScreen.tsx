import { useState } from 'react';
import { appVersion } from '../../../config/app-version';
import { reportError } from '../../../reports/watch';
import { useApp } from '../../../runtime/runtime-context';
import { useNow } from '../../../runtime/use-now';
import { usePhotoStep } from '../../../runtime/use-photo-step';
import { useQuery } from '../../../runtime/use-query';
import { useSettings } from '../../../settings/settings-context';
import { useUnkept } from '../../photos/takings';
import { go } from '../../places/navigation';
import { MeView } from '../components/MeView';
import { readWaiting } from '../queries/me';
import { readUnkept } from '../queries/unkept';

const promises = { granted: true, refused: false, unsupported: null } as const;

export function MeScreen() {
  const { device, photos, account, scheduler, persistence, signOut } = useApp();
  const { settings, change } = useSettings();
  const now = useNow();
  const [signOutFailed, setSignOutFailed] = useState(false);
  const step = usePhotoStep();
  const { unkept, tryAgain, leaveOut } = useUnkept();
  const unkeptVisits = useQuery(() => readUnkept(device, unkept), ['rows'], [unkept]);
  const waiting = useQuery(() => readWaiting(device, photos), ['queue', 'drafts', 'holder'], [photos, step]);
  if (!waiting || !unkeptVisits) return null;

  const leave = () => {
    setSignOutFailed(false);
    signOut().catch((error: unknown) => {
      setSignOutFailed(true);
      reportError(error);
    });
  };
  const { person, agency } = account;
  return (
    <MeView
      model={{
        ...{ name: person.name, credential: person.credential ?? '', agency },
        ...{ waiting: waiting.visits, drafts: waiting.drafts, unreadable: waiting.unreadable },
        ...{ photos: waiting.photos, unkept: unkeptVisits, signOutFailed },
        persisted: promises[persistence() ?? 'unsupported'],
        upgrade: scheduler.upgrade,
        ...settings,
        version: appVersion,
        now,
      }}
      onPlace={go.place}
      onTry={() => scheduler.poke()}
      onRecord={go.record}
      onVisit={go.visit}
      onKeep={tryAgain}
      onLeaveOut={leaveOut}
      onLanguage={(language) => change({ language })}
      onTheme={(theme) => change({ theme })}
      onHand={(leftHanded) => change({ leftHanded })}
      onSignOut={leave}
    />
  );
}
