import { t } from '../i18n/i18n';
import { Empty } from '../ui/empty';
import { Page } from '../ui/page';

export function NotFoundPage() {
  return (
    <Page title={t('notFound.title')}>
      <Empty text={t('notFound.text')} />
    </Page>
  );
}
