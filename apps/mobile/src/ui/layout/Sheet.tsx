import { useLayoutEffect, useRef, type ReactNode } from 'react';

interface SheetProps {
  /** What it is about, for screen readers. */
  label: string;
  /** What closes it, in a screen reader's words. */
  closeLabel: string;
  dock?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus inside, makes the rest inert and closes on Escape. */
export function Sheet({ label, closeLabel, dock, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the effects of what is inside: they may move the focus on.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.setAttribute('autofocus', '');
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      className="bc-sheet"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="bc-sheet-box">
        <div className="bc-sheet-body">{children}</div>
        {dock}
        <button type="button" className="bc-sheet-close" onClick={onClose}>
          {closeLabel}
        </button>
      </div>
    </dialog>
  );
}
