const EVERY = 2_000;

/**
 * Where somebody waits for somebody else: asks a plain address for one word, and shows the page anew when the word has changed. Without
 * script the page comes again by itself.
 */
export function watchStanding(page: Document): void {
  const place = page.querySelector<HTMLElement>('[data-watch]');
  const { watch, standing } = place?.dataset ?? {};
  if (watch === undefined) return;
  const look = async (): Promise<void> => {
    if (page.visibilityState === 'visible') {
      const answer = await fetch(watch, { headers: { accept: 'text/plain' }, redirect: 'manual' }).catch(
        () => undefined,
      );
      if (answer?.ok === false || (answer !== undefined && (await answer.text()) !== standing)) {
        location.reload();
        return;
      }
    }
    setTimeout(() => void look(), EVERY);
  };
  setTimeout(() => void look(), EVERY);
}
