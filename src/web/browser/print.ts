/** Adds a print button where a page asks for one; without script people print from their browser's menu. */
export function addPrintButtons(page: Document): void {
  for (const place of page.querySelectorAll<HTMLElement>('[data-print]:empty')) {
    const button = page.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-quiet';
    button.textContent = place.dataset['print'] ?? '';
    button.addEventListener('click', () => print());
    place.append(button);
  }
}
