import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../runtime/runtime-context';
import { useLatest } from '../../../runtime/use-latest';
import { useFormat } from '../../../ui/i18n/format';
import { useOnline } from '../../../runtime/use-online';
import { decide } from '../../conflicts/actions/decide';
import { usePhotos } from '../../photos/queries/use-photos';
import { VisitPhotos } from '../../photos/screens/VisitPhotos';
import { useTaking, useUnderWay } from '../../photos/takings';
import { go } from '../../places/navigation';
import { completionOf, leftReused } from '../actions/completion';
import { documenting } from '../actions/handlers';
import type { Writing } from '../actions/documentation';
import { toldOf } from '../actions/draft-rows';
import { useDocumentation } from '../actions/use-documentation';
import { useEndPlace } from '../actions/use-end-place';
import type { VisitPort } from '../actions/visit-port';
import type { Hindrance } from '../components/HindranceBand';
import { VisitView } from '../components/VisitView';
import { documentOf, photoSection, type SectionKey } from '../model/document';
import { firstSection } from '../model/first-section';
import { withDrafts } from '../model/overlay';
import { lastNoteOf, type VisitPage } from '../queries/visit-page';
import { summaryOf } from '../words/summary';

const now = () => Date.now();

function hindranceOf({ refused }: Writing, isTheirs: boolean): Hindrance | null {
  if (refused) return refused === 'device.not_held' ? 'gone' : 'refused';
  return isTheirs ? null : 'reassigned';
}

/** The visit's screen at work: rows from the phone's database, with what is being written laid over them. */
export function DocumentingScreen({ page }: { page: VisitPage }) {
  const { t } = useTranslation(['visit', 'vitals']);
  const format = useFormat();
  const { device, account } = useApp();
  const online = useOnline();
  const { client, allergies, contacts, phrases } = page;
  const { visit } = page.record;
  const taking = useTaking(visit);
  const underWay = useUnderWay(taking);
  const shown = usePhotos(visit);
  const { documentation, writing, complete } = useDocumentation(visit.id, client.id, async () =>
    taking ? taking.settled() : true,
  );
  const [photosAsked, askForPhotos] = useState(0);
  const { drafts, sealed, form } = writing;
  const [chosen, setChosen] = useState<SectionKey | null>(null);
  useEffect(() => documentation.seen(page.record.entries), [documentation, page]);

  const asSealed = withDrafts(
    page.record,
    sealed.map(({ draft }) => draft),
  );
  const record = withDrafts(asSealed, drafts);
  const document = documentOf(record);
  const section = chosen ?? form.section ?? firstSection(document);
  const place = useEndPlace(section === 'finish');
  const closing = useLatest((at: number) => ({
    completion: completionOf({
      at,
      clientName: client.name,
      place: place.current,
      signature: form.signature,
      summary: summaryOf(t, format, document),
    }),
    reused: leftReused(document, at),
  }));
  if (!writing.ready) return null;

  const goTo = (to: SectionKey) => {
    askForPhotos(0);
    setChosen(to);
    documentation.change({ section: to });
    void documentation.seal();
  };
  const port: VisitPort = {
    now,
    write: documentation.write,
    type: documentation.type,
    drop: documentation.drop,
    open: (opened) => documentation.change({ opened, section }),
    accept: (accepted) => documentation.change({ accepted, section }),
    sign: (signature) => documentation.change({ signature, section }),
    go: goTo,
    complete: () => {
      const at = now();
      void complete(() => closing()(at)).then((done) => {
        if (done) return;
        if (section !== photoSection(document)) goTo(photoSection(document));
        askForPhotos((times) => times + 1);
      });
    },
  };
  const progress = { record, section, accepted: form.accepted, signature: form.signature };
  const unsealed = new Set(drafts.map(({ item }) => item));
  return (
    <VisitView
      state={{
        clientName: client.name,
        allergies: allergies.map(({ substance }) => substance),
        representatives: contacts.filter(({ representative }) => representative).map(({ name }) => name),
        contacts: contacts.map(({ name, relation, phone }) => ({ name, detail: relation, phone })),
        office: account.agency,
        startedAt: visit.startedAt,
        day: visit.day,
        ...{ document, section, opened: form.opened, accepted: form.accepted, signature: form.signature },
        photos: <VisitPhotos {...{ shown, day: visit.day, taking }} asked={photosAsked} />,
        photoCount: shown?.own.length ?? 0,
        photoUnderWay: underWay.length > 0,
        savedAt: writing.savedAt,
        conflicts: page.conflicts.filter(({ decision }) => decision === null),
        connected: online,
        hindrance: hindranceOf(writing, visit.assignedTo === account.person.id),
        unreadable: toldOf(visit.id, writing.unreadable).length,
        note: {
          phrases: phrases.map(({ text }) => text[format.language]),
          lastNote: lastNoteOf(page.record.past),
        },
      }}
      on={{
        ...documenting({ ...progress, unsealed }, port),
        onDecide: (conflict, decision) =>
          void decide(device, { visitId: visit.id, clientId: client.id }, conflict, decision),
        onLeaveOut: documentation.leaveOut,
        onBack: () => go.place('today'),
        onSync: go.sync,
        onClient: () => go.client(client.id),
      }}
    />
  );
}
