/** What a deployment tells its storefront, in `/config.json`: written at deploy, never built in. */
export interface Config {
  /** The API's address, without a slash at its end. */
  apiUrl: string;
  /** The page with every mail that was sent; only a run on one machine has it. */
  inboxUrl?: string;
}

/** Reads `/config.json`, and refuses what is not a configuration. */
export async function loadConfig(): Promise<Config> {
  const answer = await fetch('/config.json', { cache: 'no-cache' });
  if (!answer.ok) {
    throw new Error(`/config.json answered ${answer.status}`);
  }
  const config: unknown = await answer.json();
  if (typeof config !== 'object' || config === null || !('apiUrl' in config) || !isUrl(config.apiUrl)) {
    throw new Error('/config.json names no apiUrl');
  }
  const apiUrl = config.apiUrl.replace(/\/$/, '');
  return 'inboxUrl' in config && isUrl(config.inboxUrl) ? { apiUrl, inboxUrl: config.inboxUrl } : { apiUrl };
}

function isUrl(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\//.test(value);
}
