import { SfButton } from '@storefront-ui/react';
import { Link } from 'wouter-preact';
import { t } from '../i18n/i18n';
import empty from '../pictures/empty.svg';

/** A place with nothing in it yet, and the way to something. */
export function Empty({ text, hint }: { text: string; hint?: string }) {
  return (
    <div class="flex flex-col items-center gap-3 py-12 text-center">
      <img src={empty} alt="" width="160" height="160" />
      <p class="text-lg font-medium">{text}</p>
      {hint && <p class="text-neutral-600">{hint}</p>}
      <SfButton as={Link} href="/" className="mt-2">
        {t('common.continue')}
      </SfButton>
    </div>
  );
}
