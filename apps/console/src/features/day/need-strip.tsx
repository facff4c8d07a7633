import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import { useMoment } from '../../i18n/use-moment';
import { Button, buttonClass } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import type { Glyph } from '../../ui/glyphs';
import { useWide } from '../../ui/use-media';
import { givenName } from '../../i18n/names';
import type { Need } from './needs';
import styles from './need-strip.module.css';

/** So many are in sight; the others are one press away. */
const inSight = { wide: 4, narrow: 2 };

/** What on this day waits for somebody in the office, the gravest first. */
export function NeedStrip({ needs, day }: { needs: readonly Need[]; day: string }) {
  const { t } = useTranslation('day');
  const [all, setAll] = useState(false);
  const least = inSight[useWide() ? 'wide' : 'narrow'];
  if (needs.length === 0) return null;
  const shown = all ? needs : needs.slice(0, least);
  const more = needs.length - least;
  return (
    <section className={styles.strip} aria-label={t('needs.label')}>
      <ul className={styles.list} style={{ '--cards': Math.min(shown.length, inSight.wide) }}>
        {shown.map((need) => (
          <NeedCard key={need.key} need={need} day={day} />
        ))}
      </ul>
      {more > 0 && (
        <Button
          look="quiet"
          icon="down"
          className={styles.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t('needs.fewer') : t('needs.more', { count: more })}
        </Button>
      )}
    </section>
  );
}

const looks: Record<Need['kind'], { glyph: Glyph; tone: string | undefined }> = {
  missed: { glyph: 'cross', tone: styles.danger },
  conflict: { glyph: 'split', tone: styles.attn },
  setAside: { glyph: 'aside', tone: styles.attn },
  late: { glyph: 'clock', tone: styles.attn },
  silent: { glyph: 'question', tone: undefined },
};

function NeedCard({ need, day }: { need: Need; day: string }) {
  const { title, text } = useNeedWords(need);
  const { glyph, tone } = looks[need.kind];
  const caregiver = need.kind === 'silent' ? need.caregiver : need.visit.caregiver;
  const visit = need.kind === 'silent' ? need.visits[0] : need.visit;
  return (
    <li className={styles.card}>
      <div>
        <h2 className={classes(styles.title, tone)}>
          <Icon name={glyph} />
          {visit ? (
            <Link
              to="/days/$day/visits/$visitId"
              params={{ day, visitId: visit.id }}
              search={(search) => search}
              className={styles.open}
            >
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        <p className={styles.text}>{text}</p>
      </div>
      {caregiver?.phone && need.kind !== 'conflict' && need.kind !== 'setAside' && (
        <CallLink name={caregiver.name} phone={caregiver.phone} />
      )}
    </li>
  );
}

function CallLink({ name, phone }: { name: string; phone: string }) {
  const { t } = useTranslation('day');
  return (
    <a
      className={classes(buttonClass(), styles.call)}
      href={`tel:${phone.replace(/[^+\d]/g, '')}`}
      aria-label={t('call', { name, phone })}
      title={phone}
    >
      <Icon name="call" />
      <span className={styles.callName}>{givenName(name)}</span>
    </a>
  );
}

function useNeedWords(need: Need): { title: string; text: string } {
  const { t } = useTranslation('day');
  const format = useFormat();
  const moment = useMoment();
  if (need.kind === 'silent') {
    const { caregiver, visits } = need;
    const heard = caregiver.lastHeardAt;
    return {
      title: t('needs.silent', { name: caregiver.name }),
      text: [
        heard === null ? t('needs.neverHeard') : t('needs.lastHeard', { time: moment(heard) }),
        t('needs.nowUnknown', { count: visits.length }),
      ].join(' '),
    };
  }
  const { visit } = need;
  const client = visit.clientName;
  const planned = format.time(visit.plannedStart);
  if (need.kind === 'conflict') {
    return {
      title: t('needs.conflict', { client }),
      text: t('needs.conflictText', { count: visit.openConflicts }),
    };
  }
  if (need.kind === 'setAside')
    return {
      title: t('needs.setAside', { client }),
      text: t('needs.setAsideText', { count: visit.setAside }),
    };
  const heard = visit.caregiver?.lastHeardAt ?? null;
  const why =
    visit.caregiver === null || heard === null
      ? t('needs.nobody')
      : t('needs.notStarted', { name: givenName(visit.caregiver.name), time: moment(heard) });
  return need.kind === 'missed'
    ? { title: t('needs.missed', { client, time: planned }), text: why }
    : { title: t('needs.late', { client, count: need.minutes }), text: why };
}
