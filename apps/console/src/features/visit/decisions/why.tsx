import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';

interface WhyProps {
  value: string;
  missing: boolean;
  onChange: (value: string) => void;
}

/** Whoever decides says why. */
export function Why({ value, missing, onChange }: WhyProps) {
  const { t } = useTranslation('visit');
  return (
    <Field label={t('why')} error={missing ? t('addendum.problem.reason') : undefined}>
      {(control) => (
        <input
          {...control}
          maxLength={500}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
