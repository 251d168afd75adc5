import type { Stock } from '../api/types';
import { t } from '../i18n/i18n';

const DOT: Record<Stock, string> = {
  in_stock: 'bg-positive-700',
  low: 'bg-warning-700',
  out: 'bg-neutral-500',
};

/** Whether there is enough, in words and beside them in colour. */
export function StockHint({ stock }: { stock: Stock }) {
  return (
    <p class="flex items-center gap-2 text-sm text-neutral-600">
      <span aria-hidden="true" class={`size-2 rounded-full ${DOT[stock]}`} />
      {t(`stock.${stock}`)}
    </p>
  );
}
