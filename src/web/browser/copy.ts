/** Adds a « Copier » button after each text marked with `data-copy`. */
export function addCopyButtons(page: Document): void {
  for (const text of page.querySelectorAll<HTMLElement>('[data-copy]')) {
    const { copy = '', copied = '' } = text.dataset;
    const button = page.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-quiet btn-small';
    button.textContent = copy;
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(text.textContent.trim()).then(() => {
        button.textContent = copied;
      });
    });
    text.after(button);
  }
}
