import type { Order } from '../api/types';
import { language, price, t } from '../i18n/i18n';

/** An order's lines and total, as the server computed them. */
export function OrderTable({ order }: { order: Order }) {
  return (
    <div class="rounded-xl bg-white p-5 ring-1 ring-neutral-200">
      <ul class="divide-y divide-neutral-200">
        {order.lines.map((line) => (
          <li key={line.productId} class="grid grid-cols-[1fr_auto] gap-x-4 py-3">
            <span class="font-medium">{line.name[language.value]}</span>
            <span class="text-right font-medium tabular-nums">{price(line.lineTotal)}</span>
            <span class="text-sm text-neutral-600 tabular-nums">
              {line.quantity} × {price(line.unitPrice)}
            </span>
          </li>
        ))}
      </ul>
      <p class="flex justify-between border-t-2 border-neutral-900 pt-3 text-lg font-semibold">
        <span>{t('common.total')}</span>
        <span class="tabular-nums">{price(order.total)}</span>
      </p>
    </div>
  );
}
