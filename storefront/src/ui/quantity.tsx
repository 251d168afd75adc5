import { SfButton, SfIconAdd, SfIconRemove } from '@storefront-ui/react';
import { LIMITS } from '../api/limits';
import { t } from '../i18n/i18n';

/** How many: by buttons or by typing. A value that is no quantity is put back. */
export function Quantity({
  value,
  label,
  onChange,
}: {
  value: number;
  label: string;
  onChange: (quantity: number) => void;
}) {
  return (
    <div role="group" aria-label={label} class="inline-flex items-center rounded-full border border-neutral-300 bg-white">
      <SfButton
        variant="tertiary"
        square
        aria-label={t('product.less')}
        disabled={value <= 1}
        className="disabled:bg-transparent"
        onClick={() => onChange(value - 1)}
      >
        <SfIconRemove size="sm" />
      </SfButton>
      <input
        type="number"
        inputMode="numeric"
        aria-label={label}
        min={1}
        max={LIMITS.mostUnits}
        step={1}
        value={value}
        onChange={(event) => {
          const wanted = event.currentTarget.valueAsNumber;
          if (Number.isInteger(wanted) && wanted >= 1 && wanted <= LIMITS.mostUnits) {
            onChange(wanted);
          } else {
            event.currentTarget.value = String(value);
          }
        }}
        class="w-10 appearance-none bg-transparent text-center font-medium tabular-nums [&::-webkit-inner-spin-button]:appearance-none"
      />
      <SfButton
        variant="tertiary"
        square
        aria-label={t('product.moreOf')}
        disabled={value >= LIMITS.mostUnits}
        className="disabled:bg-transparent"
        onClick={() => onChange(value + 1)}
      >
        <SfIconAdd size="sm" />
      </SfButton>
    </div>
  );
}
