/** What a deployment tells its storefront, in `/config.json`: written at deploy, never built in. */
export interface Config {
  /** The API's address, without a slash at its end. */
  apiUrl: string;
  /** What the shop is called. */
  shopName: string;
  /** The shop's postal address. */
  shopAddress: string;
  /** The page with every mail that was sent; only a run on one machine has it. */
  inboxUrl?: string;
}

/** Reads `/config.json`, and refuses what is not a configuration. */
export async function loadConfig(): Promise<Config> {
  const answer = await fetch('/config.json', { cache: 'no-cache' });
  if (!answer.ok) {
    throw new Error(`/config.json answered ${answer.status}`);
  }
  const { apiUrl, shopName, shopAddress, inboxUrl } = (await answer.json()) as Record<string, unknown>;
  if (!isUrl(apiUrl) || !isText(shopName) || !isText(shopAddress)) {
    throw new Error('/config.json has to name apiUrl, shopName and shopAddress');
  }
  const config: Config = { apiUrl: apiUrl.replace(/\/$/, ''), shopName, shopAddress };
  return isUrl(inboxUrl) ? { ...config, inboxUrl } : config;
}

function isUrl(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\//.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
