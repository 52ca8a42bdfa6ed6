/** An answer that came before the application stood: the JSON as it came, and the headers. */
export interface AheadAnswer {
  readonly body: unknown;
  readonly headers: Headers;
}

const answers = new Map<string, Promise<AheadAnswer | null>>();

/** What the server names at the top of the page because its first view asks for it: addresses of the API, as they are asked. */
export const namedAhead = (page: Document = document): readonly string[] =>
  [...page.querySelectorAll('link[rel="preload"][as="fetch"]')].flatMap((link) => link.getAttribute('href') ?? []);

/** Asks at once and keeps the answer for the one who asks for it next; null when it is not 200 or does not come. */
export function askAhead(address: string): Promise<AheadAnswer | null> {
  const answer = ask(address).catch(() => null); // whoever asks next meets the fault, and tells of it
  answers.set(address, answer);
  return answer;
}

/** The answer to what was asked ahead, for the first who asks. */
export function takeAhead(address: string): Promise<AheadAnswer | null> | undefined {
  const answer = answers.get(address);
  answers.delete(address);
  return answer;
}

/** The first page stands: what nobody asked for by now is old when somebody does. */
export const forgetAhead = (): void => answers.clear();

async function ask(address: string): Promise<AheadAnswer | null> {
  const response = await fetch(address);
  return response.ok ? { body: await response.json(), headers: response.headers } : null;
}
