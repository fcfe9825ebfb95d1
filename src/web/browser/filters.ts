/** A filter form sends itself when a choice changes; text fields still wait for Enter, so that nobody is cut short. */
export function submitFiltersOnChange(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-auto-submit]')) {
    form.addEventListener('change', (event) => {
      const changed = event.target;
      if (changed instanceof HTMLSelectElement && changed.matches(':not(:focus-visible)')) form.requestSubmit();
    });
  }
}
