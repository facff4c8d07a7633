import { ACTIVATION_CODE_DIGITS } from '@berthcare/shared/contracts/devices';
import { useEffect, useState } from 'react';
import type { Activated } from '../../../session/session';
import type { Nobodys } from '../../../runtime/start';
import { useOnline } from '../../../runtime/use-online';
import { useSettings } from '../../../settings/settings-context';
import { go } from '../../places/navigation';
import { ActivationView, type ActivationTrouble } from '../components/ActivationView';

/** The phone becomes somebody's: the last digit activates. */
export function ActivationScreen({ activate, left: whoLeft, onLeft, withdrawn }: Nobodys) {
  const { settings, change } = useSettings();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<ActivationTrouble | null>(null);
  const online = useOnline();
  const [wasOnline, setWasOnline] = useState(online);
  if (online !== wasOnline) {
    setWasOnline(online);
    if (online && trouble?.kind === 'offline') setTrouble(null);
  }

  // Whoever comes next begins with their day, not where the one before them left.
  useEffect(() => go.place('today'), []);

  const [left, setLeft] = useState(0);
  useEffect(() => {
    const count = () =>
      void whoLeft().then((all) => setLeft(all.reduce((sum, { waiting }) => sum + waiting, 0)));
    count();
    return onLeft(count);
  }, [whoLeft, onLeft]);

  const tryCode = async (whole: string) => {
    setBusy(true);
    const result = await activate(whole);
    setBusy(false);
    setTrouble(troubleOf(result));
    if (result.kind === 'wrong_code') setCode('');
  };
  const type = (typed: string) => {
    if (busy) return;
    setCode(typed);
    if (typed.length > 0) setTrouble(null);
    if (typed.length === ACTIVATION_CODE_DIGITS) void tryCode(typed);
  };
  return (
    <ActivationView
      language={settings.language}
      online={online}
      code={code}
      busy={busy}
      trouble={trouble}
      left={left}
      withdrawn={withdrawn}
      onLanguage={(language) => change({ language })}
      onCode={type}
      onAgain={() => void tryCode(code)}
    />
  );
}

function troubleOf(result: Activated): ActivationTrouble | null {
  if (result.kind === 'activated') return null;
  if (result.kind === 'wrong_code') return { kind: 'refused' };
  if (result.kind === 'offline') return { kind: 'offline' };
  return { kind: 'too-many', minutes: Math.ceil(result.retryAfterMs / 60_000) };
}
